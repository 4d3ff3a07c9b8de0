-- group: answers
-- reads: letters_and_answers
-- question: How many of the letters to each State were answered, year by year, and how fast?
--   The rate is of the letters in the corpus; a State whose replies were not collected looks silent.
-- columns:
--   state: of the addressee
--   year: of the letter's reference, else of its date
--   n_letters: communications sent; copies count once
--   n_answered: a reply is in the corpus, or a later letter tells of one
--   n_told_unanswered: a later letter says that there was none
--   n_unknown: nothing is known
--   rate: answered of all, from 0 to 1
--   n_late: answered after the term
--   median_days: from letter to first reply, of those whose days are known
SELECT
    state, year,
    count(*) AS n_letters,
    count(*) FILTER (answered) AS n_answered,
    count(*) FILTER (NOT answered) AS n_told_unanswered,
    count(*) FILTER (answered IS NULL) AS n_unknown,
    round(count(*) FILTER (answered) / count(*), 3) AS rate,
    count(*) FILTER (late) AS n_late,
    median(days) AS median_days
FROM letters_and_answers
GROUP BY state, year
ORDER BY state, year
