-- What was different in a calendar when it was read.
CREATE TABLE "CalendarChange" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "feedId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "added" INTEGER NOT NULL,
    "moved" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "removed" INTEGER NOT NULL,
    "entries" TEXT NOT NULL,

    CONSTRAINT "CalendarChange_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "CalendarChange_teamId_feedId_at_idx" ON "CalendarChange"("teamId", "feedId", "at");
CREATE INDEX "CalendarChange_at_idx" ON "CalendarChange"("at");

ALTER TABLE "CalendarChange" ADD CONSTRAINT "CalendarChange_teamId_feedId_fkey" FOREIGN KEY ("teamId", "feedId") REFERENCES "Feed"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
