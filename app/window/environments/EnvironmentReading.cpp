// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/environments/EnvironmentReading.h"

#include "core/collections/CollectionFiles.h"
#include "core/collections/CollectionListing.h"
#include "core/collections/CollectionPath.h"
#include "core/recordfiles/FileNames.h"
#include "core/recordfiles/SecretId.h"
#include "ui/common/Format.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

namespace app {

using namespace Qt::Literals::StringLiterals;
using core::CollectionEntry;
using core::DraftEnvironment;

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("app::EnvironmentReading", text);
}

QString tooLarge()
{
    return translated(
        QT_TRANSLATE_NOOP("app::EnvironmentReading",
                          "It is larger than 1 MiB, the most that an environment may have here."));
}

QString tooMuch()
{
    return translated(QT_TRANSLATE_NOOP("app::EnvironmentReading",
                                        "The environments of the folder are larger than 64 MiB "
                                        "together: this one was not read."));
}

QString tooMany()
{
    return translated(QT_TRANSLATE_NOOP("app::EnvironmentReading",
                                        "It has more than 1,000 variables or 100 secrets, the most "
                                        "that an environment may have here."));
}

void take(ui::EnvironmentEntry &entry, const QByteArray &bytes)
{
    if (bytes.size() > environments::largestFile) {
        entry.problem = tooLarge();
        return;
    }
    const auto file = core::EnvironmentFile::fromBytes(bytes);
    if (!file) {
        entry.problem = file.error().detail;
        return;
    }
    const core::Environment &found = file->environment();
    const QList<core::FileProblem> damage = file->damage();
    if (!damage.isEmpty())
        entry.problem = core::wordsFor(damage.first().place) + u": "_s + damage.first().text;
    else if (found.variables.size() > environments::mostVariables
             || found.secrets.size() > environments::mostSecrets)
        entry.problem = tooMany();
    else
        entry.environment = found;
}

// Stands for those of a folder that are too many: nothing can be done with it.
ui::EnvironmentEntry theRestOf(const ui::EnvironmentRoot &root, qsizetype all)
{
    return {.key = {root.root, {}},
            .name = translated(QT_TRANSLATE_NOOP("app::EnvironmentReading", "%1 more"))
                        .arg(ui::grouped(all - environments::mostOfACollection)),
            .problem = translated(QT_TRANSLATE_NOOP(
                                      "app::EnvironmentReading",
                                      "The folder has %1 environments. Only the %2 nearest to "
                                      "its top are offered: move the others to a folder of "
                                      "their own and add that."))
                           .arg(ui::grouped(all), ui::grouped(environments::mostOfACollection))};
}

// Those nearest to the top first.
QList<CollectionEntry> environmentsIn(const QList<CollectionEntry> &all)
{
    QList<CollectionEntry> found;
    std::copy_if(all.begin(), all.end(), std::back_inserter(found),
                 [](const auto &each) { return each.kind == CollectionEntry::Kind::Environment; });
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) {
        return a.path.count(u'/') < b.path.count(u'/');
    });
    return found;
}

} // namespace

ui::EnvironmentEntry readEnvironment(const DraftEnvironment &key)
{
    ui::EnvironmentEntry entry{.key = key, .name = core::nameOf(key)};
    const auto file = core::readCollectionFile(key.root, key.path);
    if (!file) {
        entry.problem = file.error().detail;
        return entry;
    }
    entry.version = file->version;
    take(entry, file->bytes);
    return entry;
}

QList<ui::EnvironmentEntry> EnvironmentReading::read(const QList<ui::EnvironmentRoot> &roots,
                                                     const QString &ownRoot,
                                                     const std::function<bool()> &isObsolete)
{
    QList<ui::EnvironmentEntry> all;
    for (const ui::EnvironmentRoot &root : roots) {
        const core::CollectionLimits limits =
            root.isAlone ? core::CollectionLimits{.depth = 0} : core::CollectionLimits();
        const auto listing = core::listCollection(root.root, limits, isObsolete);
        if (!listing)
            continue; // the library says why; one's own folder is made with its first file
        const auto add = [&](ui::EnvironmentEntry entry) {
            entry.collection = root.title;
            entry.isOwn = root.root == ownRoot;
            all += entry;
        };
        const QList<CollectionEntry> inFolder = environmentsIn(listing->entries);
        const qsizetype taken = std::min(environments::mostOfACollection, inFolder.size());
        qint64 room = environments::mostBytes;
        for (const CollectionEntry &found : inFolder.first(taken)) {
            room -= std::min(found.bytes, environments::largestFile);
            const DraftEnvironment key{root.root, found.path};
            Seen &seen = m_seen[root.root + u'/' + found.path];
            const bool isNew = seen.modified != found.modified || seen.bytes != found.bytes;
            if (isNew && room >= 0) {
                seen = {found.modified, found.bytes, {.key = key, .name = core::nameOf(key)}};
                if (found.bytes > environments::largestFile)
                    seen.entry.problem = tooLarge();
                else
                    seen.entry = readEnvironment(key);
            }
            if (room >= 0)
                add(seen.entry);
            else
                add({.key = key, .name = core::nameOf(key), .problem = tooMuch()});
        }
        if (taken < inFolder.size())
            add(theRestOf(root, inFolder.size()));
    }
    return all;
}

SavedEnvironment saveEnvironment(const ui::EnvironmentEntry &before, const QString &name,
                                 const core::Environment &environment)
{
    const auto now = core::readCollectionFile(before.key.root, before.key.path);
    if (!now)
        return core::fail(now.error());
    auto file = core::EnvironmentFile::fromBytes(now->bytes);
    if (!file)
        return core::fail(file.error());
    DraftEnvironment to = before.key;
    if (name != before.name) {
        const QString fileName = name + core::environmentFileSuffix;
        if (const auto isName = core::checkName(fileName); !isName)
            return core::fail(isName.error());
        const qsizetype slash = to.path.lastIndexOf(u'/');
        to.path = to.path.first(slash + 1) + fileName;
    }
    if (const auto set = file->setEnvironment(environment); !set)
        return core::fail(set.error());
    // The name first: when it is taken, nothing has changed.
    if (to != before.key) {
        if (now->version != before.version)
            return core::fail({.kind = core::Error::Kind::Storage,
                               .code = core::changedOutsideCode,
                               .detail = translated(QT_TRANSLATE_NOOP(
                                   "app::EnvironmentReading",
                                   "The file was changed by another program since it was opened.")),
                               .where = before.key.path});
        const auto moved = core::moveInCollection(to.root, before.key.path, to.path);
        if (!moved)
            return core::fail(moved.error());
    }
    const auto written =
        core::writeCollectionFile(to.root, to.path, file->toBytes(), before.version);
    if (!written)
        return core::fail(written.error());
    return to;
}

SavedEnvironment createEnvironment(const QString &root, const QString &folder, const QString &name)
{
    if (!QDir().mkpath(root))
        return core::fail({.kind = core::Error::Kind::Storage,
                           .detail = u"“%1” could not be made."_s.arg(root),
                           .where = root});
    const QString path = core::freePath(root, folder, name, core::environmentFileSuffix);
    const auto written = core::writeCollectionFile(root, path, {}, std::nullopt);
    if (!written)
        return core::fail(written.error());
    return DraftEnvironment{root, path};
}

} // namespace app
