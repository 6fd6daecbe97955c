-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Therapist" (
    "personId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "skills" TEXT[],
    "languages" TEXT[],
    "gender" TEXT,
    "turnoverMinutes" INTEGER NOT NULL DEFAULT 10,
    "minutesPerDayLimit" INTEGER NOT NULL DEFAULT 360,

    CONSTRAINT "Therapist_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "Room" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tables" INTEGER NOT NULL,
    "turnoverMinutes" INTEGER NOT NULL DEFAULT 5,
    "closed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Shift" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "therapistId" UUID NOT NULL,
    "roomId" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "opens" CHAR(5) NOT NULL,
    "closes" CHAR(5) NOT NULL,
    "breakFrom" CHAR(5),
    "breakTo" CHAR(5),

    CONSTRAINT "Shift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TimeOff" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "therapistId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TimeOff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Booking" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "athleteId" UUID NOT NULL,
    "therapistId" UUID NOT NULL,
    "roomId" UUID NOT NULL,
    "table" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "therapistFreeAt" TIMESTAMPTZ(3) NOT NULL,
    "tableFreeAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'booked',
    "origin" TEXT NOT NULL,
    "reasons" JSONB NOT NULL DEFAULT '[]',
    "areas" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" UUID NOT NULL,
    "cancelledAt" TIMESTAMPTZ(3),
    "cancelledBy" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WaitlistEntry" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "athleteId" UUID NOT NULL,
    "type" TEXT,
    "fromAt" TIMESTAMPTZ(3) NOT NULL,
    "untilAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "offer" JSONB,
    "offerUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WaitlistEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanProposal" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "weekStart" CHAR(10) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "items" JSONB NOT NULL,
    "unmet" JSONB NOT NULL,
    "objective" DOUBLE PRECISION NOT NULL,
    "upperBound" DOUBLE PRECISION,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" UUID,

    CONSTRAINT "PlanProposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Team" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "settings" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Workspace" (
    "platform" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "teamId" UUID NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "alertChannel" TEXT,

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("platform","externalId")
);

-- CreateTable
CREATE TABLE "Installation" (
    "platform" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("platform","externalId")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "roles" TEXT[],
    "sport" TEXT,
    "squad" TEXT,
    "birthDay" TEXT,
    "consentAt" TIMESTAMPTZ(3),
    "guardianId" UUID,
    "guardianAt" TIMESTAMPTZ(3),
    "isMinor" BOOLEAN NOT NULL DEFAULT false,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "heldAt" TIMESTAMPTZ(3),
    "heldFor" TEXT,
    "leftAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "teamId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "conversation" TEXT,
    "blockedAt" TIMESTAMPTZ(3),
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("platform","workspace","externalId")
);

-- CreateTable
CREATE TABLE "OneTimeCode" (
    "hash" TEXT NOT NULL,
    "teamId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OneTimeCode_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "subjectId" UUID,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "personId" UUID,
    "platform" TEXT,
    "workspace" TEXT,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "lane" INTEGER NOT NULL DEFAULT 5,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "leaseUntil" TIMESTAMPTZ(3),
    "leaseBy" TEXT,
    "problem" TEXT,
    "sentAt" TIMESTAMPTZ(3),
    "sentAs" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobRun" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "leaseUntil" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "problem" TEXT,

    CONSTRAINT "JobRun_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "StoredInvoke" (
    "id" TEXT NOT NULL,
    "teamId" UUID,
    "payload" JSONB NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StoredInvoke_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HandledInteraction" (
    "platform" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HandledInteraction_pkey" PRIMARY KEY ("platform","id")
);

-- CreateTable
CREATE TABLE "Feed" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "personId" UUID,
    "squad" TEXT,
    "source" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "url" TEXT,
    "shownUrl" TEXT,
    "etag" TEXT,
    "lastModified" TEXT,
    "content" BYTEA,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "problem" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "checkedAt" TIMESTAMPTZ(3),
    "goodAt" TIMESTAMPTZ(3),
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarEvent" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "feedId" UUID,
    "key" TEXT NOT NULL,
    "personId" UUID,
    "squad" TEXT,
    "title" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "zone" TEXT NOT NULL,
    "allDay" BOOLEAN NOT NULL DEFAULT false,
    "kind" TEXT NOT NULL,
    "intensity" TEXT,
    "plannedRpe" DOUBLE PRECISION,
    "plannedMinutes" INTEGER,
    "plannedDistance" DOUBLE PRECISION,
    "plannedLoad" DOUBLE PRECISION,
    "priority" TEXT,
    "matchdayLabel" TEXT,
    "status" TEXT NOT NULL DEFAULT 'confirmed',
    "sure" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "CalendarEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TaughtTitle" (
    "teamId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "byId" UUID NOT NULL,

    CONSTRAINT "TaughtTitle_pkey" PRIMARY KEY ("teamId","title")
);

-- CreateTable
CREATE TABLE "SessionReport" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "eventId" UUID,
    "day" CHAR(10) NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "zone" TEXT NOT NULL,
    "sport" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "rpe" DOUBLE PRECISION,
    "minutes" DOUBLE PRECISION,
    "distance" DOUBLE PRECISION,
    "load" DOUBLE PRECISION,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "reportedAt" TIMESTAMPTZ(3) NOT NULL,
    "replacedBy" UUID,

    CONSTRAINT "SessionReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckInEntry" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "day" CHAR(10) NOT NULL,
    "zone" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "answers" TEXT NOT NULL,
    "note" TEXT,
    "replacedBy" UUID,

    CONSTRAINT "CheckInEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Finding" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "athleteId" UUID NOT NULL,
    "pattern" TEXT NOT NULL,
    "area" TEXT NOT NULL DEFAULT '',
    "side" TEXT NOT NULL DEFAULT '',
    "severity" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "firstAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "alertedAt" TIMESTAMPTZ(3),
    "acknowledgedBy" UUID,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "assignedTo" UUID,
    "snoozedUntil" TIMESTAMPTZ(3),
    "resolvedBy" UUID,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolution" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Finding_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Therapist_teamId_personId_key" ON "Therapist"("teamId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Room_teamId_id_key" ON "Room"("teamId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Room_teamId_name_key" ON "Room"("teamId", "name");

-- CreateIndex
CREATE INDEX "Shift_teamId_therapistId_idx" ON "Shift"("teamId", "therapistId");

-- CreateIndex
CREATE INDEX "TimeOff_teamId_therapistId_startsAt_idx" ON "TimeOff"("teamId", "therapistId", "startsAt");

-- CreateIndex
CREATE INDEX "Booking_teamId_startsAt_idx" ON "Booking"("teamId", "startsAt");

-- CreateIndex
CREATE INDEX "Booking_teamId_athleteId_startsAt_idx" ON "Booking"("teamId", "athleteId", "startsAt");

-- CreateIndex
CREATE INDEX "Booking_teamId_therapistId_startsAt_idx" ON "Booking"("teamId", "therapistId", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "Booking_teamId_id_key" ON "Booking"("teamId", "id");

-- CreateIndex
CREATE INDEX "WaitlistEntry_teamId_state_idx" ON "WaitlistEntry"("teamId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "WaitlistEntry_teamId_id_key" ON "WaitlistEntry"("teamId", "id");

-- CreateIndex
CREATE INDEX "PlanProposal_teamId_weekStart_idx" ON "PlanProposal"("teamId", "weekStart");

-- CreateIndex
CREATE UNIQUE INDEX "PlanProposal_teamId_id_key" ON "PlanProposal"("teamId", "id");

-- CreateIndex
CREATE INDEX "Workspace_teamId_idx" ON "Workspace"("teamId");

-- CreateIndex
CREATE INDEX "Person_teamId_squad_idx" ON "Person"("teamId", "squad");

-- CreateIndex
CREATE UNIQUE INDEX "Person_teamId_id_key" ON "Person"("teamId", "id");

-- CreateIndex
CREATE INDEX "Account_teamId_personId_idx" ON "Account"("teamId", "personId");

-- CreateIndex
CREATE INDEX "Account_platform_externalId_idx" ON "Account"("platform", "externalId");

-- CreateIndex
CREATE INDEX "OneTimeCode_expiresAt_idx" ON "OneTimeCode"("expiresAt");

-- CreateIndex
CREATE INDEX "AuditEntry_teamId_subjectId_at_idx" ON "AuditEntry"("teamId", "subjectId", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_teamId_at_idx" ON "AuditEntry"("teamId", "at");

-- CreateIndex
CREATE INDEX "OutboxMessage_state_dueAt_lane_idx" ON "OutboxMessage"("state", "dueAt", "lane");

-- CreateIndex
CREATE INDEX "OutboxMessage_teamId_state_idx" ON "OutboxMessage"("teamId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_teamId_key_key" ON "OutboxMessage"("teamId", "key");

-- CreateIndex
CREATE INDEX "JobRun_state_dueAt_idx" ON "JobRun"("state", "dueAt");

-- CreateIndex
CREATE INDEX "JobRun_name_dueAt_idx" ON "JobRun"("name", "dueAt");

-- CreateIndex
CREATE INDEX "StoredInvoke_expiresAt_idx" ON "StoredInvoke"("expiresAt");

-- CreateIndex
CREATE INDEX "HandledInteraction_at_idx" ON "HandledInteraction"("at");

-- CreateIndex
CREATE INDEX "Feed_teamId_idx" ON "Feed"("teamId");

-- CreateIndex
CREATE INDEX "Feed_nextAt_idx" ON "Feed"("nextAt");

-- CreateIndex
CREATE UNIQUE INDEX "Feed_teamId_id_key" ON "Feed"("teamId", "id");

-- CreateIndex
CREATE INDEX "CalendarEvent_teamId_startsAt_idx" ON "CalendarEvent"("teamId", "startsAt");

-- CreateIndex
CREATE INDEX "CalendarEvent_teamId_personId_startsAt_idx" ON "CalendarEvent"("teamId", "personId", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarEvent_teamId_id_key" ON "CalendarEvent"("teamId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarEvent_teamId_feedId_key_key" ON "CalendarEvent"("teamId", "feedId", "key");

-- CreateIndex
CREATE INDEX "SessionReport_teamId_personId_day_idx" ON "SessionReport"("teamId", "personId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "SessionReport_teamId_id_key" ON "SessionReport"("teamId", "id");

-- CreateIndex
CREATE INDEX "CheckInEntry_teamId_personId_day_idx" ON "CheckInEntry"("teamId", "personId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "CheckInEntry_teamId_id_key" ON "CheckInEntry"("teamId", "id");

-- CreateIndex
CREATE INDEX "Finding_teamId_athleteId_pattern_idx" ON "Finding"("teamId", "athleteId", "pattern");

-- CreateIndex
CREATE INDEX "Finding_teamId_state_idx" ON "Finding"("teamId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Finding_teamId_id_key" ON "Finding"("teamId", "id");

-- AddForeignKey
ALTER TABLE "Therapist" ADD CONSTRAINT "Therapist_teamId_personId_fkey" FOREIGN KEY ("teamId", "personId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Room" ADD CONSTRAINT "Room_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Shift" ADD CONSTRAINT "Shift_teamId_therapistId_fkey" FOREIGN KEY ("teamId", "therapistId") REFERENCES "Therapist"("teamId", "personId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Shift" ADD CONSTRAINT "Shift_teamId_roomId_fkey" FOREIGN KEY ("teamId", "roomId") REFERENCES "Room"("teamId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimeOff" ADD CONSTRAINT "TimeOff_teamId_therapistId_fkey" FOREIGN KEY ("teamId", "therapistId") REFERENCES "Therapist"("teamId", "personId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_teamId_athleteId_fkey" FOREIGN KEY ("teamId", "athleteId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_teamId_therapistId_fkey" FOREIGN KEY ("teamId", "therapistId") REFERENCES "Therapist"("teamId", "personId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_teamId_roomId_fkey" FOREIGN KEY ("teamId", "roomId") REFERENCES "Room"("teamId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaitlistEntry" ADD CONSTRAINT "WaitlistEntry_teamId_athleteId_fkey" FOREIGN KEY ("teamId", "athleteId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanProposal" ADD CONSTRAINT "PlanProposal_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Workspace" ADD CONSTRAINT "Workspace_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_teamId_personId_fkey" FOREIGN KEY ("teamId", "personId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeCode" ADD CONSTRAINT "OneTimeCode_teamId_personId_fkey" FOREIGN KEY ("teamId", "personId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboxMessage" ADD CONSTRAINT "OutboxMessage_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Feed" ADD CONSTRAINT "Feed_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarEvent" ADD CONSTRAINT "CalendarEvent_teamId_feedId_fkey" FOREIGN KEY ("teamId", "feedId") REFERENCES "Feed"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarEvent" ADD CONSTRAINT "CalendarEvent_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaughtTitle" ADD CONSTRAINT "TaughtTitle_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionReport" ADD CONSTRAINT "SessionReport_teamId_personId_fkey" FOREIGN KEY ("teamId", "personId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckInEntry" ADD CONSTRAINT "CheckInEntry_teamId_personId_fkey" FOREIGN KEY ("teamId", "personId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_teamId_athleteId_fkey" FOREIGN KEY ("teamId", "athleteId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What must never be. Prisma's schema language has no words for these; a diff back to the schema is empty all the same.
CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE "Booking" ADD CONSTRAINT "Booking_ends_after_start" CHECK ("endsAt" > "startsAt" AND "therapistFreeAt" >= "endsAt" AND "tableFreeAt" >= "endsAt");

-- Two bookings of one therapist, turnover included.
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_therapist_free"
  EXCLUDE USING gist ("therapistId" WITH =, tstzrange("startsAt", "therapistFreeAt") WITH &&) WHERE ("state" IN ('booked', 'held'));

-- Two of one athlete.
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_athlete_free"
  EXCLUDE USING gist ("athleteId" WITH =, tstzrange("startsAt", "endsAt") WITH &&) WHERE ("state" IN ('booked', 'held'));

-- Two on one table, the room's turnover included.
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_table_free"
  EXCLUDE USING gist ("roomId" WITH =, "table" WITH =, tstzrange("startsAt", "tableFreeAt") WITH &&) WHERE ("state" IN ('booked', 'held'));

ALTER TABLE "Room" ADD CONSTRAINT "Room_has_tables" CHECK ("tables" BETWEEN 1 AND 50);
ALTER TABLE "Shift" ADD CONSTRAINT "Shift_weekday" CHECK ("weekday" BETWEEN 1 AND 7 AND "opens" < "closes");

-- One open finding an athlete, pattern, area and side; one answer a day that counts; one report of a planned session.
CREATE UNIQUE INDEX "Finding_one_open" ON "Finding" ("teamId", "athleteId", "pattern", "area", "side") WHERE "state" <> 'resolved';
CREATE UNIQUE INDEX "CheckInEntry_one_a_day" ON "CheckInEntry" ("teamId", "personId", "day") WHERE "replacedBy" IS NULL;
CREATE UNIQUE INDEX "SessionReport_one_an_event" ON "SessionReport" ("teamId", "personId", "eventId") WHERE "replacedBy" IS NULL AND "eventId" IS NOT NULL;
-- Events planned by hand have no feed: NULLs are distinct in the unique key above, so this one stands beside it.
CREATE UNIQUE INDEX "CalendarEvent_by_hand" ON "CalendarEvent" ("teamId", "key") WHERE "feedId" IS NULL;
-- One proposal a week that waits for an answer.
CREATE UNIQUE INDEX "PlanProposal_one_open" ON "PlanProposal" ("teamId", "weekStart") WHERE "state" = 'proposed';
