-- AlterTable
ALTER TABLE "PlanProposal" ADD COLUMN     "causes" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "needs" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "outcome" JSONB,
ADD COLUMN     "pins" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "ReplanRequest" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "personId" TEXT NOT NULL DEFAULT '',
    "ref" TEXT NOT NULL DEFAULT '',
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "leaseUntil" TIMESTAMPTZ(3),
    "leaseBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReplanRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReplanRequest_dueAt_idx" ON "ReplanRequest"("dueAt");

-- CreateIndex
CREATE INDEX "ReplanRequest_teamId_idx" ON "ReplanRequest"("teamId");

-- AddForeignKey
ALTER TABLE "ReplanRequest" ADD CONSTRAINT "ReplanRequest_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;
