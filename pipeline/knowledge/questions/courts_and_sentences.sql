-- group: justice
-- reads: sentences_across_letters
-- question: Which courts pass which sentences, how long, and how many are changed on review?
--   Of sentences_across_letters. A sentence for offences of two categories counts in both; one whose letter does not say
--   for what has none. Lengths are of those penalties of the kind that have one.
-- columns:
--   state: of the letter's addressee
--   level: where the court stands among courts; null where no court is told
--   court: its name as the letters have it
--   category: what the offence is about
--   kind: of penalty
--   n_sentences: how many
--   n_people: persons, by name, who got one
--   n_with_length: those that have a length
--   min_days: the shortest, in days
--   median_days: the median
--   max_days: the longest
--   n_upheld: left as they were by a court of review
--   n_changed: reduced, increased, commuted or overturned
WITH by_category AS (
    SELECT
        *,
        unnest(CASE WHEN len(categories) = 0 THEN [CAST(NULL AS VARCHAR)] ELSE categories END) AS category
    FROM sentences_across_letters
)
SELECT
    state, level, court, category, kind,
    count(*) AS n_sentences,
    count(DISTINCT entity_id) AS n_people,
    count(days) AS n_with_length,
    min(days) AS min_days,
    median(days) AS median_days,
    max(days) AS max_days,
    count(*) FILTER (status = 'upheld') AS n_upheld,
    count(*) FILTER (status IN ('reduced', 'increased', 'commuted', 'overturned')) AS n_changed
FROM by_category
GROUP BY state, level, court, category, kind
ORDER BY state, level, court, category, kind
