-- Words that the ready questions share; in pipeline.open and spcomms query they can be used like any function.

-- Days of an ISO 8601 duration (P4Y6M): a year counts 365.25 days, a month 30.4375 (a twelfth), a week 7.
CREATE MACRO days_of(duration) AS
    CASE WHEN regexp_full_match(duration, 'P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?') AND duration <> 'P' THEN
        365.25 * coalesce(try_cast(regexp_extract(duration, '(\d+)Y', 1) AS INTEGER), 0)
        + 30.4375 * coalesce(try_cast(regexp_extract(duration, '(\d+)M', 1) AS INTEGER), 0)
        + 7.0 * coalesce(try_cast(regexp_extract(duration, '(\d+)W', 1) AS INTEGER), 0)
        + coalesce(try_cast(regexp_extract(duration, '(\d+)D', 1) AS INTEGER), 0)
    END;

-- Whether a kind of letter is one that mandates send; replies and others are not.
CREATE MACRO is_sent(kind) AS kind IN ('AL', 'UA', 'OL', 'JAL', 'JUA', 'JOL');

-- The year of a letter: that of its reference, else that of its date.
CREATE MACRO year_of(number_year, day) AS coalesce(number_year, CAST(date_part('year', day) AS INTEGER));

-- What a communication is known by: KAZ 3/2017, whatever its kind; a letter without a number by its own id.
CREATE MACRO communication_of(state, number, year, otherwise) AS
    CASE WHEN state IS NOT NULL AND number IS NOT NULL AND year IS NOT NULL
        THEN state || ' ' || number || '/' || year
        ELSE otherwise
    END;

-- The person among all letters; before letters are compared, each is its own.
CREATE MACRO entity_of(entity_id, letter_id, person_id) AS coalesce(entity_id, letter_id || '-' || person_id);

-- Law and article in a few words: KAZ:Criminal Code art. 189.
CREATE MACRO provision_of(law, article) AS law || coalesce(' art. ' || article, '');

-- A penalty in a few words: imprisonment P4Y, fine 50000.00 DZD, corporal 100 strokes.
CREATE MACRO penalty_of(kind, duration, quantity, unit, per, amount, currency, strokes) AS
    concat_ws(
        ' ', kind, duration,
        regexp_replace(CAST(quantity AS VARCHAR), '\.0$', ''), unit, CASE WHEN per IS NOT NULL THEN 'a ' || per END,
        CAST(amount AS VARCHAR), currency,
        CASE WHEN strokes IS NOT NULL THEN strokes || ' strokes' END
    );
