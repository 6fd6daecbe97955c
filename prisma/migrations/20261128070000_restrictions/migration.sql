-- AlterTable
ALTER TABLE "Person" ADD COLUMN "heldNote" TEXT;

-- CreateTable
CREATE TABLE "Injury" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "athleteId" UUID NOT NULL,
    "about" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedBy" UUID NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "closedBy" UUID,

    CONSTRAINT "Injury_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InjuryStep" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "injuryId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "authorId" UUID NOT NULL,
    "step" TEXT NOT NULL,

    CONSTRAINT "InjuryStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Clearance" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "athleteId" UUID NOT NULL,
    "injuryId" UUID,
    "content" TEXT NOT NULL,
    "fromDay" CHAR(10) NOT NULL,
    "untilDay" CHAR(10) NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "givenBy" UUID NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "lapsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Clearance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReturnStage" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "athleteId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "authorId" UUID NOT NULL,
    "content" TEXT NOT NULL,

    CONSTRAINT "ReturnStage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Injury_teamId_athleteId_idx" ON "Injury"("teamId", "athleteId");

-- CreateIndex
CREATE UNIQUE INDEX "Injury_teamId_id_key" ON "Injury"("teamId", "id");

-- CreateIndex
CREATE INDEX "InjuryStep_teamId_injuryId_at_idx" ON "InjuryStep"("teamId", "injuryId", "at");

-- CreateIndex
CREATE INDEX "Clearance_teamId_athleteId_idx" ON "Clearance"("teamId", "athleteId");

-- CreateIndex
CREATE INDEX "Clearance_teamId_untilDay_idx" ON "Clearance"("teamId", "untilDay");

-- CreateIndex
CREATE UNIQUE INDEX "Clearance_teamId_id_key" ON "Clearance"("teamId", "id");

-- CreateIndex
CREATE INDEX "ReturnStage_teamId_athleteId_at_idx" ON "ReturnStage"("teamId", "athleteId", "at");

-- AddForeignKey
ALTER TABLE "Injury" ADD CONSTRAINT "Injury_teamId_athleteId_fkey" FOREIGN KEY ("teamId", "athleteId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InjuryStep" ADD CONSTRAINT "InjuryStep_teamId_injuryId_fkey" FOREIGN KEY ("teamId", "injuryId") REFERENCES "Injury"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Clearance" ADD CONSTRAINT "Clearance_teamId_athleteId_fkey" FOREIGN KEY ("teamId", "athleteId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Clearance" ADD CONSTRAINT "Clearance_teamId_injuryId_fkey" FOREIGN KEY ("teamId", "injuryId") REFERENCES "Injury"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReturnStage" ADD CONSTRAINT "ReturnStage_teamId_athleteId_fkey" FOREIGN KEY ("teamId", "athleteId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
