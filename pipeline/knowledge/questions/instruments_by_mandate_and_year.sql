-- group: law
-- reads: communications, instruments, mandates
-- question: Which treaties, declarations and laws does each mandate cite, year by year?
--   A letter of three mandates counts in each of the three.
-- columns:
--   mandate: its id
--   year: of the letter's reference, else of its date
--   instrument: canonical id, as spcomms instruments knows it
--   kind: of text: treaty, declaration, domestic_law, …
--   n_letters: letters that cite it
--   share: of the mandate's letters of that year, from 0 to 1
--   n_citations: articles and bare mentions in them
WITH senders AS (
    SELECT DISTINCT c.letter_id, c.year, m.mandate
    FROM mandates AS m
    JOIN communications AS c USING (letter_id)
),
cited AS (
    SELECT letter_id, instrument, min(kind) AS kind, count(*) AS n FROM instruments GROUP BY letter_id, instrument
),
sent AS (
    SELECT mandate, year, count(*) AS n FROM senders GROUP BY mandate, year
),
counted AS (
    SELECT mandate, year, instrument, min(kind) AS kind, count(*) AS n_letters, CAST(sum(n) AS BIGINT) AS n_citations
    FROM senders
    JOIN cited USING (letter_id)
    GROUP BY mandate, year, instrument
)
SELECT t.mandate, t.year, t.instrument, t.kind, t.n_letters, round(t.n_letters / sent.n, 3) AS share, t.n_citations
FROM counted AS t
JOIN sent ON sent.mandate = t.mandate AND sent.year IS NOT DISTINCT FROM t.year
ORDER BY t.mandate, t.year, t.n_letters DESC, t.instrument
