-- AlterTable
ALTER TABLE "Feed" ADD COLUMN     "login" TEXT;
