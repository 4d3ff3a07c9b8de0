-- group: people
-- reads: communications, mandates, persons
-- question: Who counts as a defender of human rights, and why?
--   Alleged victims and lawyers in letters that the mandate on human rights defenders sent or joined, and persons whom a
--   letter describes so, in English, French or Spanish; and the same persons as alleged victims or lawyers in other
--   letters. A letter of that mandate may be about others too: look at the description. One row a person and letter.
-- columns:
--   name: fullest form in the letter
--   role: alleged_victim, lawyer, or what else one described so is
--   description: as written
--   why: mandate, described, mandate and described, or another letter
--   reference: of the letter
--   state: of its addressee
--   year: of its reference, else of its date
--   page: where the person is first named
--   quote: the words there
--   entity_id: the person among all letters
--   letter_id: the letter
--   person_id: the person in it
WITH by_mandate AS (
    SELECT DISTINCT letter_id FROM mandates WHERE mandate = 'human-rights-defenders'
),
seen AS (
    SELECT
        p.* EXCLUDE (entity_id), entity_of(p.entity_id, p.letter_id, p.person_id) AS entity_id, c.state, c.year,
        p.letter_id IN (SELECT letter_id FROM by_mandate) AND p.role IN ('alleged_victim', 'lawyer') AS by_mandate,
        p.role NOT IN ('mandate_holder', 'official', 'alleged_perpetrator') AND coalesce(
            regexp_matches(
                strip_accents(lower(p.description)),
                'rights (defend|activis|lawyer|advoca|campaign)'    -- women's rights activist
                || '|(environmental|land) (rights )?(defend|activis)' -- land defender
                || '|defenseu\w+ (des droits|de (l.environnement|la terre))' -- défenseure des droits; not: de M. X
                || '|defensor\w* (de|del) (los |la |el )?(derechos|territorio|tierra|medio ambiente)'
                || '|militant\w* (des droits|de (l.environnement|la terre))' -- militante des droits humains
                || '|activista\w* (de|por) (los )?derechos'          -- activista por los derechos
            ),
            FALSE
        ) AS described
    FROM persons AS p
    JOIN communications AS c USING (letter_id)
)
SELECT
    name, role, description,
    CASE
        WHEN by_mandate AND described THEN 'mandate and described'
        WHEN by_mandate THEN 'mandate'
        WHEN described THEN 'described'
        ELSE 'another letter'
    END AS why,
    reference, state, year, page, quote, entity_id, letter_id, person_id
FROM seen
WHERE by_mandate OR described
    OR role IN ('alleged_victim', 'lawyer') AND entity_id IN (SELECT entity_id FROM seen WHERE by_mandate OR described)
ORDER BY state, year, reference, letter_id, "start"
