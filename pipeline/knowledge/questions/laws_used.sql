-- group: justice
-- reads: charges, communications, persons
-- question: Under which laws and articles are people charged, where and when?
--   A person told of in several letters of a year counts once in it. Charges without a law are left out.
-- columns:
--   state: of the letter's addressee
--   year: of the letter's reference, else of its date
--   law: id of the law, as in instruments
--   article: its article, where the letter says it
--   categories: what the offences charged under it are about
--   n_people: persons so accused, charged or tried, by name
--   n_unnamed: charges of people whom the letter does not name
--   n_convicted: persons convicted under it, as far as the letters tell
--   n_letters: letters that say so
WITH told AS (
    SELECT
        c.state, c.year, x.law, x.article, x.category, x.status, x.letter_id, x.person_id,
        entity_of(p.entity_id, p.letter_id, p.person_id) AS entity_id
    FROM charges AS x
    JOIN communications AS c USING (letter_id)
    LEFT JOIN persons AS p USING (letter_id, person_id)
    WHERE x.law IS NOT NULL
)
SELECT
    state, year, law, article,
    list_sort(list_distinct(list(category))) AS categories,
    count(DISTINCT entity_id) AS n_people,
    count(*) FILTER (person_id IS NULL) AS n_unnamed,
    count(DISTINCT entity_id) FILTER (status = 'convicted') AS n_convicted,
    count(DISTINCT letter_id) AS n_letters
FROM told
GROUP BY state, year, law, article
ORDER BY state, year, n_people DESC, law, article
