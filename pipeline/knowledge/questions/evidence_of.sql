-- group: checking
-- reads: charges, events, letters, persons, sentences
-- question: Where exactly is a charge, a sentence or an event said?
--   For one word: spcomms query evidence_of --where "quote ILIKE '%abuse of office%'"
-- columns:
--   told_in: the table: charges, sentences or events
--   id: of the row in it
--   people: names of the persons; empty where nobody in particular
--   unnamed: the letter's words for people it does not name
--   what: kind of event, or status of the charge or sentence
--   detail: the offence with its law, or the penalty
--   date: first day
--   alleged: whether the letter hedges it
--   reference: of the letter
--   section: of the letter
--   page: in the file
--   quote: the words: texts.text from start to end
--   start: first character
--   end: behind the last
--   rule: that found it
--   confidence: from 0 to 1
--   source: the path of the file
--   letter_id: the letter
WITH facts AS (
    SELECT
        'charges' AS told_in, charge_id AS id, [person_id] AS person_ids, unnamed, status AS what,
        concat_ws('; ', offence, provision_of(law, article)) AS detail, coalesce(date, first_date) AS date, alleged,
        letter_id, section, page, quote, "start", "end", rule, confidence
    FROM charges
    UNION ALL
    SELECT
        'sentences', sentence_id, [person_id], unnamed, status,
        penalty_of(kind, duration, quantity, unit, per, amount, currency, strokes), date, alleged,
        letter_id, section, page, quote, "start", "end", rule, confidence
    FROM sentences
    UNION ALL
    SELECT
        'events', event_id, person_ids, unnamed, kind, NULL, date_start, alleged,
        letter_id, section, page, quote, "start", "end", rule, confidence
    FROM events
),
named AS (
    SELECT letter_id, map(list(person_id), list(name)) AS names FROM persons GROUP BY letter_id
)
SELECT
    f.told_in, f.id,
    coalesce(
        list_filter(list_transform(f.person_ids, lambda person: n.names[person]), lambda name: name IS NOT NULL), []
    ) AS people,
    f.unnamed, f.what, f.detail, f.date, f.alleged, l.reference, f.section, f.page, f.quote, f."start", f."end",
    f.rule, f.confidence, l.source, f.letter_id
FROM facts AS f
JOIN letters AS l USING (letter_id)
LEFT JOIN named AS n USING (letter_id)
ORDER BY f.letter_id, f."start", f.told_in, f.id
