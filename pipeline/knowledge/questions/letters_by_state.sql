-- group: letters
-- reads: communications, letters
-- question: How many letters went to each State, and of which kinds?
-- columns:
--   state: ISO 3166-1 alpha-3, OTH for companies and others, null where the letter does not say
--   n_letters: communications sent; copies count once
--   n_allegations: allegation letters (AL, JAL)
--   n_urgent: urgent appeals (UA, JUA)
--   n_other_letters: letters on laws and policies (OL, JOL)
--   n_replies: files of replies
--   n_other_files: files that are neither
--   first_date: of the earliest communication
--   last_date: of the latest
WITH sent AS (
    SELECT
        state,
        count(*) AS n_letters,
        count(*) FILTER (kind IN ('AL', 'JAL')) AS n_allegations,
        count(*) FILTER (kind IN ('UA', 'JUA')) AS n_urgent,
        count(*) FILTER (kind IN ('OL', 'JOL')) AS n_other_letters,
        min(date) AS first_date,
        max(date) AS last_date
    FROM communications
    GROUP BY state
),
received AS (
    SELECT
        state,
        count(*) FILTER (kind = 'REPLY') AS n_replies,
        count(*) FILTER (kind = 'OTHER') AS n_other_files
    FROM letters
    GROUP BY state
)
SELECT
    received.state, coalesce(n_letters, 0) AS n_letters, coalesce(n_allegations, 0) AS n_allegations,
    coalesce(n_urgent, 0) AS n_urgent, coalesce(n_other_letters, 0) AS n_other_letters,
    n_replies, n_other_files, first_date, last_date
FROM received
LEFT JOIN sent ON sent.state IS NOT DISTINCT FROM received.state
ORDER BY n_letters DESC, received.state
