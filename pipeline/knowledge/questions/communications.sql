-- group: letters
-- reads: letters
-- question: Which letters did the mandates send?
--   One row a communication: copies and translations of one letter, which have one number, count once. Replies and
--   other papers are left out. The other questions count these.
-- columns:
--   communication: what it is known by, KAZ 3/2017; its letter_id where it has no number
--   letter_id: the file, the first of several by name
--   reference: its own reference
--   kind: AL, UA, OL, JAL, JUA or JOL
--   state: of the addressee, ISO 3166-1 alpha-3, OTH for companies and others
--   year: of its reference, else of its date
--   date: its own date
--   response_due: by when it asks for an answer
--   language: ISO 639-1
--   n_files: how many files there are of it
--   source: the path of the file
SELECT communication, letter_id, reference, kind, state, year, date, response_due, language, n_files, source
FROM (
    SELECT
        communication_of(state, number, year, letter_id) AS communication,
        letter_id, reference, kind, state, year_of(year, date) AS year, number, date, response_due, language, source,
        row_number() OVER same AS copy,
        count(*) OVER (PARTITION BY communication_of(state, number, year, letter_id)) AS n_files
    FROM letters
    WHERE is_sent(kind)
    WINDOW same AS (
        PARTITION BY communication_of(state, number, year, letter_id) ORDER BY source, letter_id
    )
)
WHERE copy = 1
ORDER BY state, year, number, letter_id
