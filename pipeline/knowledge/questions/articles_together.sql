-- group: law
-- reads: communications, instruments
-- question: Which articles are cited together in one letter?
--   Pairs of articles in at least two letters of the mandates. lift says how much more often they stand together than
--   they would by chance: 1 is chance; of rare pairs it is easily large.
-- columns:
--   instrument: canonical id
--   article: of it
--   other_instrument: canonical id
--   other_article: of it
--   n_letters: letters that cite both
--   n_first: letters that cite the first
--   n_second: letters that cite the second
--   lift: n_letters × letters with any article ÷ (n_first × n_second)
WITH cited AS (
    SELECT DISTINCT i.letter_id, i.instrument, i.article
    FROM instruments AS i
    JOIN communications AS c USING (letter_id)
    WHERE i.article IS NOT NULL
),
-- one in a single letter cannot be in a pair of two; numbers are paired, not words
articles AS (
    SELECT
        instrument, article, count(*) AS n,
        CAST(row_number() OVER (ORDER BY instrument, article) AS INTEGER) AS number
    FROM cited
    GROUP BY instrument, article
    HAVING n > 1
),
numbered AS (
    SELECT c.letter_id, a.number
    FROM cited AS c
    JOIN articles AS a USING (instrument, article)
),
letter_numbers AS (
    SELECT list(number ORDER BY number) AS numbers FROM numbered GROUP BY letter_id
),
firsts AS (
    SELECT unnest(numbers) AS first, unnest(range(1, len(numbers) + 1)) AS place, numbers FROM letter_numbers
),
pairs AS (
    SELECT first, unnest(numbers[place + 1:]) AS second FROM firsts
),
counted AS (
    SELECT first, second, count(*) AS n FROM pairs GROUP BY first, second HAVING n > 1
)
SELECT
    a.instrument, a.article, b.instrument AS other_instrument, b.article AS other_article,
    counted.n AS n_letters, a.n AS n_first, b.n AS n_second,
    round(counted.n * (SELECT count(DISTINCT letter_id) FROM cited) / (a.n * b.n), 3) AS lift
FROM counted
JOIN articles AS a ON a.number = counted.first
JOIN articles AS b ON b.number = counted.second
ORDER BY n_letters DESC, counted.first, counted.second
