-- group: answers
-- reads: citations, communications
-- question: Was each letter answered, when, and how is it known?
--   A reply in the corpus counts before what later letters tell. A letter that one letter calls unanswered and another
--   answered was answered in between.
-- columns:
--   communication: what the letter is known by, KAZ 3/2017
--   letter_id: its file
--   reference: its own reference
--   kind: AL, UA, OL, JAL, JUA or JOL
--   state: of the addressee
--   year: of its reference, else of its date
--   date: its own date
--   response_due: by when it asks for an answer
--   answered: true, false where a later letter says that no reply came, null where nothing is known
--   how: reply in the corpus, told by a later letter, told to be unanswered, nothing known
--   reply_date: of the first reply; null where its day is not known
--   days: from the letter to that reply
--   late: whether the reply came after the term; null where either day is not known
--   n_replies: replies in the corpus
--   reply_letter: letter_id of the first of them
--   told_by: references (or letter_ids) of the letters that tell of an answer, or of none
WITH filed AS (
    SELECT communication, count(DISTINCT r.letter_id) AS n, min(r.date) AS date,
        min_by(r.letter_id, (coalesce(r.date, DATE '9999-12-31'), r.letter_id)) AS letter_id
    FROM citations AS r
    WHERE r.answers
    GROUP BY communication
),
told AS (
    SELECT communication, min(told_date) FILTER (relation = 'reply') AS date,
        bool_or(relation = 'reply' OR status = 'answered') AS answered,
        list_sort(list_distinct(list(coalesce(reference, letter_id)))) AS by_letters
    FROM citations
    WHERE NOT answers AND (relation = 'reply' OR status IS NOT NULL)
    GROUP BY communication
)
SELECT
    c.communication, c.letter_id, c.reference, c.kind, c.state, c.year, c.date, c.response_due,
    CASE WHEN filed.n > 0 THEN TRUE ELSE told.answered END AS answered,
    CASE
        WHEN filed.n > 0 THEN 'reply in the corpus'
        WHEN told.answered THEN 'told by a later letter'
        WHEN NOT told.answered THEN 'told to be unanswered'
        ELSE 'nothing known'
    END AS how,
    coalesce(filed.date, told.date) AS reply_date,
    reply_date - c.date AS days,
    reply_date > c.response_due AS late,
    coalesce(filed.n, 0) AS n_replies,
    filed.letter_id AS reply_letter,
    coalesce(told.by_letters, []) AS told_by
FROM communications AS c
LEFT JOIN filed USING (communication)
LEFT JOIN told USING (communication)
ORDER BY c.state, c.date, c.communication
