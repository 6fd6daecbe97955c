-- AlterTable
ALTER TABLE "PlanProposal" ADD COLUMN "basis" JSONB;
