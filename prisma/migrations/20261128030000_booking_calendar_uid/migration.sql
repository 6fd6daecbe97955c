-- A booking that is moved stays the same entry in people's calendars.
ALTER TABLE "Booking"
  ADD COLUMN "calendarUid" UUID NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

UPDATE "Booking" SET "changedAt" = COALESCE("cancelledAt", "createdAt");
