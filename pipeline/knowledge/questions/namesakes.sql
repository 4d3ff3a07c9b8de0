-- group: people
-- reads: person_pairs, persons
-- question: Who may be the same person, but was not joined?
--   Pairs that the letters leave open, the most probable first, and those that people.toml keeps apart. spcomms people
--   has the line that joins two.
-- columns:
--   from_name: the name in the later letter
--   to_name: the name in the earlier one
--   probability: that they are one person, from 0 to 1
--   decision: undecided, or not_same (said by hand)
--   reasons: what speaks for it and against it
--   from_reference: the later letter
--   to_reference: the earlier letter
--   from_role: what the person is in the later letter
--   to_role: what the person is in the earlier one
--   from_letter: its letter_id
--   from_person: person_id in it
--   to_letter: letter_id of the earlier letter
--   to_person: person_id in it
SELECT
    q.from_name, q.to_name, q.probability, q.decision, q.reasons, q.from_reference, q.to_reference,
    f.role AS from_role, t.role AS to_role, q.from_letter, q.from_person, q.to_letter, q.to_person
FROM person_pairs AS q
LEFT JOIN persons AS f ON f.letter_id = q.from_letter AND f.person_id = q.from_person
LEFT JOIN persons AS t ON t.letter_id = q.to_letter AND t.person_id = q.to_person
WHERE q.decision <> 'same'
ORDER BY q.decision DESC, q.probability DESC, q.from_letter, q.from_person, q.to_letter, q.to_person
