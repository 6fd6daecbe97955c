-- CreateTable
CREATE TABLE "Assessment" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "athleteId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "day" CHAR(10) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "about" TEXT NOT NULL,

    CONSTRAINT "Assessment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Assessment_teamId_athleteId_day_idx" ON "Assessment"("teamId", "athleteId", "day");

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_teamId_athleteId_fkey" FOREIGN KEY ("teamId", "athleteId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
