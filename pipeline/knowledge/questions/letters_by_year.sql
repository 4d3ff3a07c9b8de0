-- group: letters
-- reads: communications
-- question: How many letters were sent each year, and of which kinds?
-- columns:
--   year: of the reference, else of the date; null where neither is known
--   n_letters: communications sent; copies count once
--   n_allegations: allegation letters (AL, JAL)
--   n_urgent: urgent appeals (UA, JUA)
--   n_other_letters: letters on laws and policies (OL, JOL)
--   n_states: States (and other addressees, as one) that got one
SELECT
    year,
    count(*) AS n_letters,
    count(*) FILTER (kind IN ('AL', 'JAL')) AS n_allegations,
    count(*) FILTER (kind IN ('UA', 'JUA')) AS n_urgent,
    count(*) FILTER (kind IN ('OL', 'JOL')) AS n_other_letters,
    count(DISTINCT state) AS n_states
FROM communications
GROUP BY year
ORDER BY year
