-- AlterTable
ALTER TABLE "Person" DROP COLUMN "isMinor",
ADD COLUMN     "consentVersion" INTEGER,
ADD COLUMN     "guardianConfirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "guardianVersion" INTEGER,
ADD COLUMN     "treatmentAt" TIMESTAMPTZ(3),
ADD COLUMN     "treatmentVersion" INTEGER,
ADD COLUMN     "closedBefore" TIMESTAMPTZ(3);

-- Whoever agreed so far agreed to the first text. No admin has confirmed a guardian yet.
UPDATE "Person" SET "consentVersion" = 1 WHERE "consentAt" IS NOT NULL;
UPDATE "Person" SET "guardianVersion" = 1 WHERE "guardianAt" IS NOT NULL;

-- AlterTable
ALTER TABLE "Booking" ADD COLUMN     "secondAdultId" UUID;
