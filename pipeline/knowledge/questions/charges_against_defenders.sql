-- group: justice
-- reads: charges, defenders
-- question: Which offences are used against defenders of human rights, where and when?
--   Defenders are those of the question defenders. A person told of in several letters of a year counts once in it; in
--   letters of two years, once in each. Charges of nobody in particular are left out.
-- columns:
--   state: of the letter's addressee
--   year: of the letter's reference, else of its date
--   category: what the offence is about
--   law: the law that it is charged under, where the letter says so
--   article: its article
--   n_people: defenders so accused, charged or tried
--   n_convicted: those of them who were convicted of it, as far as the letters tell
--   n_ended: those for whom it ended without: acquitted, dropped or replaced by another charge
--   n_letters: letters that say so
--   letter_references: their references, or letter_ids
SELECT
    d.state, d.year, x.category, x.law, x.article,
    count(DISTINCT d.entity_id) AS n_people,
    count(DISTINCT d.entity_id) FILTER (x.status = 'convicted') AS n_convicted,
    count(DISTINCT d.entity_id) FILTER (x.status IN ('acquitted', 'dropped', 'reclassified')) AS n_ended,
    count(DISTINCT d.letter_id) AS n_letters,
    list_sort(list_distinct(list(coalesce(d.reference, d.letter_id)))) AS letter_references
FROM charges AS x
JOIN defenders AS d USING (letter_id, person_id)
GROUP BY d.state, d.year, x.category, x.law, x.article
ORDER BY d.state, d.year, n_people DESC, x.category, x.law, x.article
