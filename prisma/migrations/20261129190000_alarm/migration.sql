-- AlterTable
ALTER TABLE "Finding" ADD COLUMN     "seenBy" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "passedOn" UUID[] DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN     "senderId" UUID,
ADD COLUMN     "refusedBy" TEXT[] DEFAULT ARRAY[]::TEXT[];
