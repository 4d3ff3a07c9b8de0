-- group: people
-- reads: charges, courts, events, letters, people, persons, places, sentences
-- question: What happened to a person, in order of date, through all letters?
--   One row for each telling: what two letters tell stands twice, each with its words. A person whom letters name in
--   several ways is one (entity_id). Rows without a date come last.
--   For one person: spcomms query person_time_line --where "names ILIKE '%venko%'"
-- columns:
--   name: fullest form in any letter
--   date: first day of what is told; of a charge or a sentence the day of its status
--   date_end: last day; the same where it is one day
--   what: the kind of event; what became of a charge (charged, convicted, …); sentence, and what became of it; letter
--         or reply, whose day it is that names the person
--   detail: the offence with its law; the penalty; in a letter, the person's role
--   court: the court that did it, or before which it happened
--   place: where
--   alleged: whether the letter hedges that it happened
--   reference: of the letter that says so
--   page: where it is said
--   quote: the words
--   entity_id: the person among all letters
--   names: every form of the name, in all letters
--   letter_id: the letter
--   told_in: the table
WITH persons_known AS (
    SELECT
        p.letter_id, p.person_id, entity_of(p.entity_id, p.letter_id, p.person_id) AS entity_id,
        coalesce(e.name, p.name) AS name,
        concat_ws('; ', coalesce(e.name, p.name), nullif(array_to_string(e.aliases, '; '), '')) AS names,
        p.role, p.page, p.quote
    FROM persons AS p
    LEFT JOIN people AS e ON e.entity_id = p.entity_id
),
told AS (
    SELECT
        letter_id, unnest(person_ids) AS person_id, date_start AS date, date_end, kind AS what,
        CAST(NULL AS VARCHAR) AS detail, court_id, place_id, alleged, page, "start", quote, 'events' AS told_in
    FROM events
    UNION ALL
    SELECT
        letter_id, person_id, first_date, first_date, 'charged',
        concat_ws('; ', offence, provision_of(law, article)), court_id, NULL, alleged, page, "start", quote, 'charges'
    FROM charges
    WHERE person_id IS NOT NULL AND first_date IS NOT NULL AND status NOT IN ('accused', 'charged')
        AND first_date IS DISTINCT FROM date
    UNION ALL
    SELECT
        letter_id, person_id, day, day, status, concat_ws('; ', offence, provision_of(law, article)),
        court_id, NULL, alleged, page, "start", quote, 'charges'
    FROM (
        SELECT *, CASE WHEN status IN ('accused', 'charged') THEN coalesce(date, first_date) ELSE date END AS day
        FROM charges
        WHERE person_id IS NOT NULL
    )
    UNION ALL
    SELECT
        letter_id, person_id, date, date, CASE status WHEN 'requested' THEN 'sentence requested' ELSE 'sentence' END,
        penalty_of(kind, duration, quantity, unit, per, amount, currency, strokes),
        court_id, NULL, alleged, page, "start", quote, 'sentences'
    FROM sentences
    WHERE person_id IS NOT NULL
    UNION ALL
    SELECT
        letter_id, person_id, reviewed_on, reviewed_on, 'sentence ' || status,
        penalty_of(kind, duration, quantity, unit, per, amount, currency, strokes),
        reviewed_by, NULL, alleged, page, "start", quote, 'sentences'
    FROM sentences
    WHERE person_id IS NOT NULL AND status NOT IN ('requested', 'imposed')
    UNION ALL
    SELECT
        p.letter_id, p.person_id, l.date, l.date, CASE l.kind WHEN 'REPLY' THEN 'reply' ELSE 'letter' END,
        p.role, NULL, NULL, NULL, p.page, 0, p.quote, 'letters'
    FROM persons AS p
    JOIN letters AS l USING (letter_id)
)
SELECT
    k.name, n.date, n.date_end, n.what, n.detail, c.name AS court, p.name AS place, n.alleged, l.reference,
    n.page, n.quote, k.entity_id, k.names, n.letter_id, n.told_in
FROM told AS n
JOIN persons_known AS k ON k.letter_id = n.letter_id AND k.person_id = n.person_id
JOIN letters AS l ON l.letter_id = n.letter_id
LEFT JOIN courts AS c ON c.letter_id = n.letter_id AND c.court_id = n.court_id
LEFT JOIN places AS p ON p.letter_id = n.letter_id AND p.place_id = n.place_id
ORDER BY k.name, k.entity_id, coalesce(n.date, n.date_end), n.letter_id, n."start", n.told_in, n.what, n.detail
