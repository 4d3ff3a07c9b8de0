-- group: between
-- reads: letters, links, references
-- question: What does each letter say of other letters, and which are meant?
-- columns:
--   letter_id: the letter that names another
--   reference: its own reference
--   date: its own date
--   relation: previous (an earlier letter), reply (an answer received) or other (a letter sent elsewhere)
--   cited: the reference as the letter has it; null where it gives only a day
--   communication: the letter meant, or of a reply the letter it answers; KAZ 3/2017, or a letter_id; null if unknown
--   told_date: when it was sent or received, as the letter says
--   status: answered or unanswered, where the letter says so
--   to_letter: letter_id of the file that is meant; null where the corpus has none, or several
--   to_date: the date of that file
--   date_matches: whether the two dates agree
--   answers: whether the letter is the very answer to the one that it names
--   page: where it is said
--   quote: the words
WITH said AS (
    SELECT DISTINCT
        letter_id, cited, role, date, status, "start", "end",
        communication_of(state, number, year, NULL) AS communication
    FROM "references"
    WHERE role <> 'self'
)
SELECT
    k.from_letter AS letter_id, k.from_reference AS reference, f.date, k.relation, k.cited,
    CASE
        WHEN k.relation = 'reply' OR t.letter_id IS NULL THEN said.communication
        ELSE communication_of(t.state, t.number, t.year, t.letter_id)
    END AS communication,
    k.date AS told_date, said.status, k.to_letter, k.to_date, k.date_matches, k.answers, k.page, k.quote
FROM links AS k
JOIN letters AS f ON f.letter_id = k.from_letter
LEFT JOIN letters AS t ON t.letter_id = k.to_letter
LEFT JOIN said ON said.letter_id = k.from_letter AND said."start" = k."start" AND said."end" = k."end"
    AND said.role = k.relation
    AND said.cited IS NOT DISTINCT FROM k.cited AND said.date IS NOT DISTINCT FROM k.date
WHERE k.relation <> 'same_person'
ORDER BY k.from_letter, k."start", k.cited, k.date
