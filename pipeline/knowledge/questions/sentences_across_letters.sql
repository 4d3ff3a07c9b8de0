-- group: justice
-- reads: charges, courts, letters, persons, sentences
-- question: Which sentences were passed, each once, with what became of them?
--   A penalty that several letters tell of one person (the same kind and measure) is one row, as the latest of them
--   tells it that says what became of it. Penalties that were only asked for are left out.
-- columns:
--   name: the person, in that letter; null where nobody in particular
--   kind: of penalty
--   duration: ISO 8601
--   days: the same in days, as days_of counts them
--   amount: of money
--   currency: ISO 4217
--   strokes: of the lash or cane
--   date: when it was imposed
--   court: that imposed it
--   level: where that court stands among courts
--   status: what became of it: imposed, upheld, reduced, increased, overturned, commuted, served
--   reviewed_by: the court that reviewed it
--   reviewed_on: when it did
--   offences: that it was imposed for, where the letter says so
--   categories: what these are about
--   n_letters: letters that tell of it
--   state: of the letter's addressee
--   reference: of that letter
--   page: where it is said
--   quote: the words
--   entity_id: the person among all letters
--   letter_id: the letter
--   sentence_id: the sentence in it
WITH numbered AS (
    SELECT
        -- what tells sentences apart, and no more: all of it is sorted, and quotes are long
        s.letter_id, s.sentence_id, s.kind, s.duration, s.quantity, s.amount, s.currency, s.strokes, s.status,
        p.name, entity_of(p.entity_id, p.letter_id, p.person_id) AS entity_id, l.state, l.date AS letter_date,
        -- two alike in one letter stay two
        row_number() OVER (
            PARTITION BY s.letter_id, coalesce(s.person_id, s.sentence_id), s.kind, s.duration, s.quantity, s.amount,
                s.currency, s.strokes
            ORDER BY s."start", s.sentence_id
        ) AS ordinal
    FROM sentences AS s
    JOIN letters AS l USING (letter_id)
    LEFT JOIN persons AS p USING (letter_id, person_id)
    WHERE s.status <> 'requested'
),
latest AS (
    SELECT
        *,
        row_number() OVER (same ORDER BY status = 'imposed', letter_date DESC NULLS LAST, letter_id) AS place,
        count(*) OVER same AS n_letters
    FROM numbered
    WINDOW same AS (
        PARTITION BY coalesce(entity_id, letter_id || sentence_id), kind, duration, quantity, amount, currency,
            strokes, ordinal
    )
),
punished AS (
    SELECT
        k.letter_id, k.sentence_id, list_sort(list_distinct(list(x.offence))) AS offences,
        list_sort(list_distinct(list(x.category))) AS categories
    FROM (SELECT letter_id, sentence_id, unnest(charge_ids) AS charge_id FROM sentences) AS k
    JOIN charges AS x USING (letter_id, charge_id)
    GROUP BY k.letter_id, k.sentence_id
)
SELECT
    t.name, s.kind, s.duration, days_of(s.duration) AS days, s.amount, s.currency, s.strokes, s.date,
    c.name AS court, c.level, s.status, r.name AS reviewed_by, s.reviewed_on,
    coalesce(x.offences, []) AS offences, coalesce(x.categories, []) AS categories, t.n_letters, t.state,
    s.reference, s.page, s.quote, t.entity_id, s.letter_id, s.sentence_id
FROM latest AS t
JOIN sentences AS s ON s.letter_id = t.letter_id AND s.sentence_id = t.sentence_id
LEFT JOIN courts AS c ON c.letter_id = s.letter_id AND c.court_id = s.court_id
LEFT JOIN courts AS r ON r.letter_id = s.letter_id AND r.court_id = s.reviewed_by
LEFT JOIN punished AS x ON x.letter_id = s.letter_id AND x.sentence_id = s.sentence_id
WHERE t.place = 1
ORDER BY t.state, s.letter_id, s."start", s.sentence_id
