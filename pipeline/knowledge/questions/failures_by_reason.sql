-- group: checking
-- reads: failures, letters
-- question: Which files could not be read, and why?
-- columns:
--   error: one word; docs/command.md says what to do
--   stage: read, parse or extract
--   n_files: how many
--   share: of all files of the run, from 0 to 1
--   message: what is wrong with the first of them
--   sources: the first five by name
SELECT
    error, stage, count(*) AS n_files,
    round(count(*) / ((SELECT count(*) FROM letters) + (SELECT count(*) FROM failures)), 4) AS share,
    min_by(message, source) AS message,
    list(source ORDER BY source)[:5] AS sources
FROM failures
GROUP BY error, stage
ORDER BY n_files DESC, error, stage
