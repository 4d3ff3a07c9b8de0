-- group: checking
-- reads: links
-- question: Where does a letter give another one a date that it does not have itself?
-- columns:
--   reference: of the letter that names the other
--   relation: previous, reply or other
--   cited: as it names it
--   told_date: the date that it gives
--   to_reference: own reference of the letter meant
--   to_date: the date that it has itself
--   days: from its own date to the one told
--   differs: year, month or day where only that part differs, else several
--   page: where it is said
--   quote: the words
--   letter_id: the letter that names the other
--   to_letter: the letter meant
SELECT
    from_reference AS reference, relation, cited, date AS told_date, to_reference, to_date, date - to_date AS days,
    CASE
        WHEN strftime(date, '%m-%d') = strftime(to_date, '%m-%d') THEN 'year'
        WHEN strftime(date, '%Y-%d') = strftime(to_date, '%Y-%d') THEN 'month'
        WHEN strftime(date, '%Y-%m') = strftime(to_date, '%Y-%m') THEN 'day'
        ELSE 'several'
    END AS differs,
    page, quote, from_letter AS letter_id, to_letter
FROM links
WHERE date_matches = FALSE
ORDER BY from_reference, from_letter, "start", to_letter
