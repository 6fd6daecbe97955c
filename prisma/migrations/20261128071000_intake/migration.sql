-- CreateTable
CREATE TABLE "Intake" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "athleteId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "answers" TEXT NOT NULL,
    "replacedBy" UUID,

    CONSTRAINT "Intake_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Intake_teamId_athleteId_idx" ON "Intake"("teamId", "athleteId");

-- CreateIndex
CREATE INDEX "Intake_teamId_confirmedAt_idx" ON "Intake"("teamId", "confirmedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Intake_teamId_id_key" ON "Intake"("teamId", "id");

-- AddForeignKey
ALTER TABLE "Intake" ADD CONSTRAINT "Intake_teamId_athleteId_fkey" FOREIGN KEY ("teamId", "athleteId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
