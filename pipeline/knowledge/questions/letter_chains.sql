-- group: between
-- reads: chains
-- question: Which letters follow up on one another, in which order?
--   Letters that name one another, directly or through others, form a chain, letters missing from the corpus included.
-- columns:
--   chain_id: the reference, or else the id, of its first letter
--   ord: place in the chain by date, from 1
--   n_in_chain: how many there are
--   reference: its own reference, or the one that others name it by
--   kind: its kind, as far as it is known
--   state: of the addressee, or of the one who replies
--   date: its own, else the one that most letters give it
--   days_since_first: from the first letter of the chain that has a date
--   follows: references of the letters of the chain that it names or answers
--   n_cited: letters that name it
--   in_corpus: whether the corpus has it
--   letter_id: its file
SELECT
    chain_id, ord, n_in_chain, reference, kind, state, date,
    date - min(date) OVER (PARTITION BY chain_id) AS days_since_first,
    follows, n_cited, letter_id IS NOT NULL AS in_corpus, letter_id
FROM (SELECT *, count(*) OVER (PARTITION BY chain_id) AS n_in_chain FROM chains)
WHERE n_in_chain > 1
ORDER BY n_in_chain DESC, chain_id, ord
