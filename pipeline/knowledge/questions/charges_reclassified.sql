-- group: justice
-- reads: charges, letters, persons
-- question: Whose charges were replaced by others, and by which?
--   The later charge is one of the same person in the same letter, brought or decided on the day of the
--   reclassification or, where its day is not told, told of behind the earlier one; null where there is none.
-- columns:
--   name: the person; null where nobody in particular
--   date: of the reclassification
--   earlier_offence: as written
--   earlier_category: what it is about
--   earlier_provision: law and article
--   later_offence: as written
--   later_category: what it is about
--   later_provision: law and article
--   later_status: what became of it
--   state: of the letter's addressee
--   reference: of the letter
--   page: where the earlier charge is told of
--   quote: the words
--   entity_id: the person among all letters
--   letter_id: the letter
SELECT
    p.name, x.date, x.offence AS earlier_offence, x.category AS earlier_category,
    provision_of(x.law, x.article) AS earlier_provision, y.offence AS later_offence, y.category AS later_category,
    provision_of(y.law, y.article) AS later_provision, y.status AS later_status, l.state, x.reference, x.page, x.quote,
    entity_of(p.entity_id, p.letter_id, p.person_id) AS entity_id, x.letter_id
FROM charges AS x
JOIN letters AS l USING (letter_id)
LEFT JOIN persons AS p USING (letter_id, person_id)
LEFT JOIN charges AS y
    ON y.letter_id = x.letter_id AND y.person_id IS NOT DISTINCT FROM x.person_id AND y.charge_id <> x.charge_id
    AND y.unnamed IS NOT DISTINCT FROM x.unnamed AND y.status <> 'reclassified'
    AND CASE
        WHEN x.date IS NOT NULL THEN x.date IN (y.first_date, y.date)
        ELSE y.first_date IS NULL AND y."start" > x."start"
    END
WHERE x.status = 'reclassified'
ORDER BY l.state, x.reference, x.letter_id, x."start", x.charge_id, y."start", y.charge_id
