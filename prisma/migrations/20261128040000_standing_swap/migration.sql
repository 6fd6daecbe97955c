-- CreateTable
CREATE TABLE "StandingWish" (
    "athleteId" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "everyDays" INTEGER,
    "type" TEXT,
    "therapistId" UUID,
    "gender" TEXT,
    "genderRequired" BOOLEAN NOT NULL DEFAULT false,
    "language" TEXT,
    "hours" TEXT,
    "beforeCompetition" BOOLEAN NOT NULL DEFAULT false,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "setBy" UUID NOT NULL,

    CONSTRAINT "StandingWish_pkey" PRIMARY KEY ("athleteId")
);

-- CreateTable
CREATE TABLE "SwapAsk" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "bookingId" UUID NOT NULL,
    "otherId" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "untilAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SwapAsk_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "StandingWish_teamId_idx" ON "StandingWish"("teamId");

-- CreateIndex
CREATE UNIQUE INDEX "StandingWish_teamId_athleteId_key" ON "StandingWish"("teamId", "athleteId");

-- CreateIndex
CREATE UNIQUE INDEX "SwapAsk_teamId_id_key" ON "SwapAsk"("teamId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SwapAsk_teamId_bookingId_otherId_key" ON "SwapAsk"("teamId", "bookingId", "otherId");

-- CreateIndex
CREATE INDEX "SwapAsk_teamId_state_idx" ON "SwapAsk"("teamId", "state");

-- AddForeignKey
ALTER TABLE "StandingWish" ADD CONSTRAINT "StandingWish_teamId_athleteId_fkey" FOREIGN KEY ("teamId", "athleteId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SwapAsk" ADD CONSTRAINT "SwapAsk_teamId_bookingId_fkey" FOREIGN KEY ("teamId", "bookingId") REFERENCES "Booking"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SwapAsk" ADD CONSTRAINT "SwapAsk_teamId_otherId_fkey" FOREIGN KEY ("teamId", "otherId") REFERENCES "Booking"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
