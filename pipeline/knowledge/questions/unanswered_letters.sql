-- group: answers
-- reads: citations, communications, letters, letters_and_answers
-- question: Which letters had no answer, and by when was one due?
--   A letter of the corpus without a reply in it and of which no later letter tells one; and letters that the corpus
--   does not have, but of which one says that they were not answered. Where told is false, a reply may still exist: the
--   corpus may lack it.
-- columns:
--   reference: of the letter, or as others name it; null where they give only its day
--   state: of the addressee
--   year: of its reference, else of its date
--   date: its own date, else the one that most letters give it
--   response_due: by when it asked for an answer
--   told: whether a later letter says that there was none
--   told_by: references (or letter_ids) of the letters that say so
--   in_corpus: whether the corpus has the letter
--   letter_id: its file
WITH elsewhere AS (
    SELECT
        coalesce(k.communication, k.cited, l.state || ' ' || told_date) AS communication,
        cited, told_date, status, k.relation, k.reference, k.letter_id, l.state AS by_state, k.communication AS number
    FROM citations AS k
    JOIN letters AS l USING (letter_id)
    WHERE k.to_letter IS NULL OR k.relation = 'reply'
),
missing AS (
    SELECT
        max_by(cited, (length(cited), cited)) AS reference,
        coalesce(nullif(regexp_extract(any_value(number), '^[A-Z]{3}'), ''), min(by_state)) AS state,
        try_cast(regexp_extract(any_value(number), '\d+$') AS INTEGER) AS number_year,
        mode(told_date ORDER BY told_date) FILTER (relation <> 'reply') AS date,
        list_sort(list_distinct(list(coalesce(reference, letter_id)) FILTER (status = 'unanswered'))) AS told_by
    FROM elsewhere
    WHERE communication IS NOT NULL
    GROUP BY communication
    HAVING bool_or(status = 'unanswered') AND NOT bool_or(relation = 'reply' OR coalesce(status = 'answered', FALSE))
        AND communication NOT IN (SELECT communication FROM communications)
)
SELECT
    reference, state, year, date, response_due, answered IS NOT NULL AS told, told_by, TRUE AS in_corpus, letter_id
FROM letters_and_answers
WHERE answered IS NOT TRUE
UNION ALL
SELECT reference, state, year_of(number_year, date), date, NULL, TRUE, told_by, FALSE, NULL
FROM missing
ORDER BY state, date, reference, letter_id
