-- One message tells everything that others changed of somebody's massages. What waits to be sent is turned into it.
UPDATE "OutboxMessage" AS "m"
SET
  "kind" = CASE WHEN "m"."kind" LIKE 'guardian.%' THEN 'guardian.changed' ELSE 'booking.changed' END,
  "data" = jsonb_build_object('changes', jsonb_build_array(jsonb_build_object(
    'uid', "b"."calendarUid",
    'before', CASE
      WHEN "m"."kind" IN ('booking.cancelled', 'guardian.cancelled') THEN "b"."id"
      WHEN "m"."data" ->> 'from' IS NOT NULL THEN (
        SELECT "was"."id" FROM "Booking" AS "was"
        WHERE "was"."calendarUid" = "b"."calendarUid" AND "was"."version" < "b"."version"
        ORDER BY "was"."version" DESC LIMIT 1
      )
    END
  )))
FROM "Booking" AS "b"
WHERE "b"."id"::text = "m"."data" ->> 'bookingId'
  AND "m"."kind" IN ('booking.planned', 'booking.cancelled', 'guardian.booking', 'guardian.cancelled')
  AND "m"."state" IN ('waiting', 'sending', 'aside');
