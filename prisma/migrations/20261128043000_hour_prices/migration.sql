-- AlterTable
ALTER TABLE "WaitlistEntry" ADD COLUMN     "passed" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "HourPrice" (
    "teamId" UUID NOT NULL,
    "therapistId" UUID NOT NULL,
    "athleteId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "price" INTEGER NOT NULL,

    CONSTRAINT "HourPrice_pkey" PRIMARY KEY ("teamId","therapistId","startsAt","athleteId")
);

-- CreateIndex
CREATE INDEX "HourPrice_teamId_athleteId_idx" ON "HourPrice"("teamId", "athleteId");

-- AddForeignKey
ALTER TABLE "HourPrice" ADD CONSTRAINT "HourPrice_teamId_athleteId_fkey" FOREIGN KEY ("teamId", "athleteId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
