-- group: letters
-- reads: communications, mandates
-- question: How many letters did each mandate send, alone and with others, to how many States?
-- columns:
--   mandate: its id
--   n_letters: communications that it sent or joined; copies count once
--   n_alone: those that no other mandate joined
--   n_urgent: those that are urgent appeals (UA, JUA)
--   n_states: States (and other addressees, as one) that got one
--   first_date: of the earliest
--   last_date: of the latest
WITH senders AS (
    SELECT DISTINCT letter_id, mandate FROM mandates
),
letters_of AS (
    SELECT
        senders.mandate, c.letter_id, c.kind, c.state, c.date,
        count(*) OVER (PARTITION BY senders.letter_id) AS n_mandates
    FROM senders
    JOIN communications AS c USING (letter_id)
)
SELECT
    mandate,
    count(*) AS n_letters,
    count(*) FILTER (n_mandates = 1) AS n_alone,
    count(*) FILTER (kind IN ('UA', 'JUA')) AS n_urgent,
    count(DISTINCT state) AS n_states,
    min(date) AS first_date,
    max(date) AS last_date
FROM letters_of
GROUP BY mandate
ORDER BY n_letters DESC, mandate
