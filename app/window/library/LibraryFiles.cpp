// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/library/LibraryFiles.h"

#include "core/bundles/Bundle.h"
#include "core/collections/CollectionFiles.h"
#include "core/drafts/DraftDigest.h"
#include "core/files/DurableFile.h"
#include "core/recordfiles/FileNames.h"
#include "core/recordfiles/RecordFile.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace app {

using namespace Qt::Literals::StringLiterals;
using core::DraftFile;
using core::Result;

namespace {

QString wordsFor(const QList<core::FileProblem> &damage)
{
    if (damage.isEmpty())
        return {};
    const QString first = core::wordsFor(damage.first().place) + u": "_s + damage.first().text;
    const qsizetype more = damage.size() - 1;
    return more == 0
        ? first
        : QCoreApplication::translate("app::LibraryFiles", "%1 (%2 more)").arg(first).arg(more);
}

} // namespace

Result<core::Draft> readDraft(const QString &root, const QString &path)
{
    const auto file = core::readCollectionFile(root, path);
    if (!file)
        return core::fail(file.error());
    const auto records = core::RecordFile::fromBytes(file->bytes);
    if (!records)
        return core::fail(records.error());
    core::Draft draft = records->draft();
    if (draft.title.isEmpty())
        draft.title = QFileInfo(path).completeBaseName();
    draft.file =
        DraftFile{root, path, file->version, wordsFor(records->damage()), core::digestOf(draft)};
    return draft;
}

QByteArray bundleIn(const QString &root, const QString &path)
{
    const auto file = core::readCollectionFile(root, path);
    return file && core::isBundle(file->bytes) ? file->bytes : QByteArray();
}

Result<QString> writeAnywhere(const QString &path, const QByteArray &bytes)
{
    const QString full =
        path.endsWith(core::recordFileSuffix) ? path : QString(path + core::recordFileSuffix);
    if (const auto there = core::readWholeFile(full, core::maxRecordFileBytes)) {
        const auto records = core::RecordFile::fromBytes(*there);
        if (records && !records->damage().isEmpty())
            return core::fail({.kind = core::Error::Kind::BadInput,
                               .detail = QCoreApplication::translate(
                                   "app::LibraryFiles",
                                   "There is a damaged record file of this name, which is not "
                                   "written over. Choose another name."),
                               .where = full});
    }
    return core::durableWrite(full, bytes).transform([&full] { return full; });
}

Result<QByteArray> bytesFor(const core::Draft &draft, const DraftFile &file)
{
    const auto before = core::readCollectionFile(file.root, file.path);
    auto records = before ? core::RecordFile::fromBytes(before->bytes)
                          : Result<core::RecordFile>(core::RecordFile());
    if (!records)
        return core::fail(records.error());
    core::Draft content = draft;
    if (content.title == QFileInfo(file.path).completeBaseName())
        content.title.clear(); // the name of the file says it
    if (const auto set = records->setDraft(content); !set)
        return core::fail(set.error());
    return records->toBytes();
}

} // namespace app
