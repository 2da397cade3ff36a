// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundles/Bundle.h"

#include "core/collections/CollectionPath.h"
#include "core/recordfiles/FileNames.h"
#include "core/recordfiles/RecordFile.h"

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto head = "# Several files in one: each record below is a file, its title the path.\n"
                      "Bundle: yes\n";

tl::unexpected<Error> badBundle(const QString &detail, const QString &where = {})
{
    return fail({.kind = Error::Kind::BadInput, .detail = detail, .where = where});
}

tl::unexpected<Error> tooManyFiles()
{
    return badBundle(u"A bundle holds up to 5,000 files. Make several bundles."_s);
}

// A path has to be one in any collection: whether it leads through a link is for each to say.
Result<> checkPath(const QString &path)
{
    if (!path.endsWith(recordFileSuffix))
        return badBundle(
            u"The bundle has something that is no record file: “%1”. Nothing was taken from it."_s
                .arg(path),
            path);
    for (const QString &part : path.split(u'/')) {
        if (const auto isName = checkName(part); !isName)
            return badBundle(u"The bundle has a file that could not lie in a collection: “%1”. "
                             u"%2 Nothing was taken from it."_s.arg(path, isName.error().detail),
                             path);
    }
    return {};
}

} // namespace

Result<QByteArray> bundleOf(const QList<BundledFile> &files)
{
    if (files.isEmpty())
        return badBundle(u"There is nothing to bundle: nothing chosen is a record file."_s);
    if (files.size() > maxBundledFiles)
        return tooManyFiles();
    Draft draft;
    draft.payloadKind = PayloadKind::Text;
    draft.mode = files.size() > 1 ? Draft::Mode::Table : Draft::Mode::Single;
    draft.records.clear();
    for (const BundledFile &file : files) {
        if (const auto isPath = checkPath(file.path); !isPath)
            return fail(isPath.error());
        draft.records += DraftRecord{.body = file.bytes, .title = file.path};
    }
    const auto written = RecordFile::fromDraft(draft);
    if (!written)
        return fail(written.error());
    const QByteArray text = head + written->toBytes();
    return RecordFile::fromBytes(text).transform([&text](const RecordFile &) { return text; });
}

bool isBundle(const QByteArray &text)
{
    // Above the first record only: a file may be large.
    const qsizetype records = text.startsWith("###") ? 0 : text.indexOf("\n###");
    const auto file = RecordFile::fromBytes(text.left(records < 0 ? text.size() : records + 1));
    return file && file->isBundle();
}

Result<QList<BundledFile>> filesOf(const QByteArray &bundle)
{
    const auto file = RecordFile::fromBytes(bundle);
    if (!file)
        return fail(file.error());
    if (!file->isBundle())
        return badBundle(u"This is no bundle: it does not say “Bundle: yes” above its records."_s);
    if (const auto damage = file->damage(); !damage.isEmpty())
        return badBundle(
            u"The bundle is damaged, and nothing was taken from it. %1"_s.arg(damage.first().text),
            wordsFor(damage.first().place));
    const Draft draft = file->draft();
    if (draft.records.size() > maxBundledFiles)
        return tooManyFiles();
    QList<BundledFile> files;
    for (const DraftRecord &record : draft.records) {
        if (const auto isPath = checkPath(record.title); !isPath)
            return fail(isPath.error());
        files += BundledFile{record.title, record.body};
    }
    return files;
}

} // namespace core
