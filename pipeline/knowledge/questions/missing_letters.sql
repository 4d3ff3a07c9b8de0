-- group: between
-- reads: citations, communications, letters
-- question: Which letters and replies do others name that the corpus does not have?
-- columns:
--   what: letter, or reply (reference is then the letter that it answers)
--   reference: the fullest form in which it is named; null where only its day is given
--   state: of the addressee; of the letters that name it where only a day is given
--   year: of its number, else of the first day told
--   dates: the days that letters give it
--   n_letters: letters that name it
--   cited_by: their references, or letter_ids
WITH named AS (
    SELECT
        k.cited, k.communication, k.told_date, k.letter_id, k.relation = 'reply' AS is_reply, l.state,
        coalesce(k.reference, k.letter_id) AS by_letter,
        -- a reply is told apart by its day: a letter may have several
        coalesce(k.communication, k.cited, l.state || ' ' || k.told_date)
            || CASE WHEN k.relation = 'reply' THEN coalesce(' ' || k.told_date, '') ELSE '' END AS thing
    FROM citations AS k
    JOIN letters AS l ON l.letter_id = k.letter_id
    WHERE k.to_letter IS NULL
        AND (
            k.relation = 'reply' OR k.communication IS NULL
            OR k.communication NOT IN (SELECT communication FROM communications)
        )
)
SELECT
    CASE WHEN is_reply THEN 'reply' ELSE 'letter' END AS what,
    max_by(cited, (length(cited), cited)) AS reference,
    coalesce(nullif(regexp_extract(any_value(communication), '^[A-Z]{3}'), ''), min(state)) AS state,
    year_of(
        CASE WHEN NOT is_reply THEN try_cast(regexp_extract(any_value(communication), '\d+$') AS INTEGER) END,
        min(told_date)
    ) AS year,
    coalesce(list_sort(list_distinct(list(told_date) FILTER (told_date IS NOT NULL))), []) AS dates,
    count(DISTINCT letter_id) AS n_letters,
    list_sort(list_distinct(list(by_letter))) AS cited_by
FROM named
WHERE thing IS NOT NULL
GROUP BY is_reply, thing
ORDER BY n_letters DESC, what, state, year, reference, dates
