-- group: letters
-- reads: communications, mandates
-- question: Which mandate wrote to which State how often in which year?
--   A letter of three mandates counts in each of the three.
-- columns:
--   state: ISO 3166-1 alpha-3, OTH for companies and others, null where the letter does not say
--   mandate: its id
--   year: of the reference, else of the date
--   n_letters: communications; copies count once
--   n_urgent: those that are urgent appeals (UA, JUA)
SELECT c.state, m.mandate, c.year, count(*) AS n_letters, count(*) FILTER (c.kind IN ('UA', 'JUA')) AS n_urgent
FROM (SELECT DISTINCT letter_id, mandate FROM mandates) AS m
JOIN communications AS c USING (letter_id)
GROUP BY c.state, m.mandate, c.year
ORDER BY c.state, m.mandate, c.year
