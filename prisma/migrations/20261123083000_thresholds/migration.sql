-- AlterTable
ALTER TABLE "Finding" ADD COLUMN     "escalatedAt" TIMESTAMPTZ(3),
ADD COLUMN     "told" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "RiskThreshold" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "athleteId" UUID,
    "pattern" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "authorId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "RiskThreshold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WeeklyAnswer" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "day" CHAR(10) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "answers" TEXT NOT NULL,
    "replacedBy" UUID,

    CONSTRAINT "WeeklyAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MassageOutcome" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "athleteId" UUID NOT NULL,
    "bookingId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "afterAt" TIMESTAMPTZ(3) NOT NULL,
    "answers" TEXT NOT NULL,

    CONSTRAINT "MassageOutcome_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RiskThreshold_teamId_athleteId_pattern_idx" ON "RiskThreshold"("teamId", "athleteId", "pattern");

-- CreateIndex
CREATE INDEX "WeeklyAnswer_teamId_personId_day_idx" ON "WeeklyAnswer"("teamId", "personId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "WeeklyAnswer_teamId_id_key" ON "WeeklyAnswer"("teamId", "id");

-- CreateIndex
CREATE INDEX "MassageOutcome_teamId_athleteId_at_idx" ON "MassageOutcome"("teamId", "athleteId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "MassageOutcome_teamId_bookingId_key" ON "MassageOutcome"("teamId", "bookingId");

-- AddForeignKey
ALTER TABLE "RiskThreshold" ADD CONSTRAINT "RiskThreshold_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RiskThreshold" ADD CONSTRAINT "RiskThreshold_teamId_athleteId_fkey" FOREIGN KEY ("teamId", "athleteId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WeeklyAnswer" ADD CONSTRAINT "WeeklyAnswer_teamId_personId_fkey" FOREIGN KEY ("teamId", "personId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MassageOutcome" ADD CONSTRAINT "MassageOutcome_teamId_athleteId_fkey" FOREIGN KEY ("teamId", "athleteId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MassageOutcome" ADD CONSTRAINT "MassageOutcome_teamId_bookingId_fkey" FOREIGN KEY ("teamId", "bookingId") REFERENCES "Booking"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
