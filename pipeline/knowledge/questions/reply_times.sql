-- group: answers
-- reads: letters_and_answers
-- question: How long did each answer take, and did it come in time?
--   Letters that were answered, by a reply in the corpus or as a later letter tells. Those answered on an unknown day
--   come last.
-- columns:
--   reference: of the letter that was answered
--   state: of the addressee
--   year: of its reference, else of its date
--   date: its own date
--   response_due: by when it asked for an answer
--   reply_date: of the first reply
--   days: from the one to the other
--   late: whether the reply came after the term; null where either day is not known
--   how: reply in the corpus, or told by a later letter
--   letter_id: the letter's file
--   reply_letter: the reply's file, where the corpus has it
--   told_by: references of the later letters that tell of an answer
SELECT reference, state, year, date, response_due, reply_date, days, late, how, letter_id, reply_letter, told_by
FROM letters_and_answers
WHERE answered
ORDER BY days NULLS LAST, state, date, letter_id
