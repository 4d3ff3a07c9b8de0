-- group: justice
-- reads: sentences, sentences_across_letters
-- question: What did courts of review make of sentences?
--   Of sentences_across_letters. The new penalty is the one that the same letter tells of the same person, passed by the
--   reviewing court or on the day of its decision; null where there is none, or where the sentence was left as it was.
-- columns:
--   name: the person; null where nobody in particular
--   kind: of penalty
--   duration: before the review, ISO 8601
--   court: that imposed it
--   date: when
--   status: upheld, reduced, increased, commuted, overturned, or imposed and under review
--   reviewed_by: the court of review
--   reviewed_on: when it decided
--   new_kind: of the penalty in its place
--   new_duration: of the penalty in its place
--   days_changed: new less old, in days, where both have a length and one kind
--   offences: that it was imposed for
--   state: of the letter's addressee
--   reference: of the latest letter that tells of it
--   page: where it is said
--   quote: the words
--   entity_id: the person among all letters
--   letter_id: the letter
WITH reviewed AS (
    SELECT a.*, s.person_id, s.court_id, s.reviewed_by AS reviewing, s.charge_ids
    FROM sentences_across_letters AS a
    JOIN sentences AS s USING (letter_id, sentence_id)
    WHERE a.status IN ('upheld', 'reduced', 'increased', 'commuted', 'overturned') OR s.reviewed_by IS NOT NULL
),
followed AS (
    SELECT
        r.letter_id, r.sentence_id, n.kind AS new_kind, n.duration AS new_duration,
        row_number() OVER (
            PARTITION BY r.letter_id, r.sentence_id ORDER BY n.kind <> r.kind, n."start", n.sentence_id
        ) AS place
    FROM reviewed AS r
    JOIN sentences AS n
        ON n.letter_id = r.letter_id AND n.person_id = r.person_id AND n.sentence_id <> r.sentence_id
        AND n.status <> 'requested'
        AND (n.court_id = r.reviewing OR n.date = r.reviewed_on)
        AND n.court_id IS DISTINCT FROM r.court_id
        AND (n.kind = 'fine') = (r.kind = 'fine')
    WHERE r.status IN ('reduced', 'increased', 'commuted', 'overturned')
)
SELECT
    r.name, r.kind, r.duration, r.court, r.date, r.status, r.reviewed_by, r.reviewed_on, f.new_kind, f.new_duration,
    CASE WHEN f.new_kind = r.kind THEN days_of(f.new_duration) - r.days END AS days_changed,
    r.offences, r.state, r.reference, r.page, r.quote, r.entity_id, r.letter_id
FROM reviewed AS r
LEFT JOIN followed AS f ON f.letter_id = r.letter_id AND f.sentence_id = r.sentence_id AND f.place = 1
ORDER BY r.state, r.reviewed_on, r.letter_id, r.sentence_id
