-- group: people
-- reads: letters, people
-- question: Who is named in several letters?
-- columns:
--   name: fullest form in any letter
--   aliases: every other form
--   roles: what the person is in the letters
--   states: of the letters
--   n_letters: files that name the person
--   letter_references: their references, or letter_ids, by date
--   first_date: of the first letter
--   last_date: of the last
--   confidence: that all mean one person, from 0 to 1
--   entity_id: the person, in persons and people
WITH named AS (
    SELECT p.entity_id,
        list(coalesce(l.reference, l.letter_id) ORDER BY l.date NULLS LAST, l.letter_id) AS letter_references
    FROM (SELECT entity_id, unnest(letters) AS letter_id FROM people WHERE n_letters > 1) AS p
    JOIN letters AS l USING (letter_id)
    GROUP BY p.entity_id
)
SELECT
    p.name, p.aliases, p.roles, p.states, p.n_letters, named.letter_references, p.first_date, p.last_date,
    p.confidence, p.entity_id
FROM people AS p
JOIN named USING (entity_id)
ORDER BY p.n_letters DESC, p.name, p.entity_id
