// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collections/GitState.h"

#include "core/collections/CollectionFiles.h"

#include <QCryptographicHash>
#include <QHash>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>

#include <optional>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int longestWait = 10'000; // ms
constexpr qsizetype largestAnswer = 32LL * 1024 * 1024;

// Git as it comes: without what the person, the system or the shell set, without a way to the
// network (objects of a partial clone would be fetched by whatever program the repository names).
QProcessEnvironment bareEnvironment()
{
    const QProcessEnvironment ours = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment bare;
    for (const QString &name : {u"PATH"_s, u"HOME"_s, u"SystemRoot"_s}) {
        if (ours.contains(name))
            bare.insert(name, ours.value(name));
    }
    bare.insert(u"LC_ALL"_s, u"C"_s);
    bare.insert(u"GIT_CONFIG_NOSYSTEM"_s, u"1"_s);
    bare.insert(u"GIT_CONFIG_GLOBAL"_s, QProcess::nullDevice());
    bare.insert(u"GIT_OPTIONAL_LOCKS"_s, u"0"_s);
    bare.insert(u"GIT_TERMINAL_PROMPT"_s, u"0"_s);
    bare.insert(u"GIT_ALLOW_PROTOCOL"_s, u"none"_s);
    bare.insert(u"GIT_NO_LAZY_FETCH"_s, u"1"_s);
    bare.insert(u"GIT_NO_REPLACE_OBJECTS"_s, u"1"_s);
    return bare;
}

Result<std::optional<QByteArray>> askGit(const QString &root, const QStringList &arguments)
{
    const QString program = QStandardPaths::findExecutable(u"git"_s);
    if (program.isEmpty())
        return std::nullopt;
    QProcess git;
    git.setProgram(program);
    git.setArguments(QStringList{u"-C"_s, root, u"--no-pager"_s, u"-c"_s, u"core.fsmonitor=false"_s,
                                 u"-c"_s, u"core.hooksPath="_s + QProcess::nullDevice()}
                     + arguments);
    git.setProcessEnvironment(bareEnvironment());
    git.setStandardInputFile(QProcess::nullDevice());
    git.setStandardErrorFile(QProcess::nullDevice());
    git.start(QIODevice::ReadOnly);
    if (!git.waitForFinished(longestWait)) {
        git.kill();
        git.waitForFinished();
        return fail({.kind = Error::Kind::Timeout,
                     .detail = u"git did not say in time what was committed."_s,
                     .where = root});
    }
    if (git.exitStatus() != QProcess::NormalExit || git.exitCode() != 0
        || git.bytesAvailable() > largestAnswer)
        return std::nullopt;
    return git.readAllStandardOutput();
}

// "<mode> blob <object>\t<path>\0", paths from the folder on.
QHash<QString, QByteArray> objectsByPath(const QByteArray &listing)
{
    QHash<QString, QByteArray> objects;
    for (const QByteArray &line : listing.split('\0')) {
        const qsizetype tab = line.indexOf('\t');
        const QList<QByteArray> facts = line.left(std::max<qsizetype>(0, tab)).split(' ');
        if (facts.size() == 3 && facts[1] == "blob")
            objects.insert(QString::fromUtf8(line.mid(tab + 1)), facts[2]);
    }
    return objects;
}

QByteArray objectOf(const QByteArray &contents, qsizetype hexDigits)
{
    QCryptographicHash hash(hexDigits == 64 ? QCryptographicHash::Sha256
                                            : QCryptographicHash::Sha1);
    const QByteArray size = QByteArray::number(contents.size());
    hash.addData("blob ");
    hash.addData(size);
    hash.addData(QByteArrayView("\0", 1));
    hash.addData(contents);
    return hash.result().toHex();
}

bool isCommitted(const QByteArray &contents, const QByteArray &object)
{
    if (objectOf(contents, object.size()) == object)
        return true;
    if (!contents.contains("\r\n"))
        return false;
    return objectOf(QByteArray(contents).replace("\r\n", "\n"), object.size()) == object;
}

} // namespace

Result<QSet<QString>> pathsThatDiffer(const QString &root, const QStringList &paths)
{
    const auto listing = askGit(root, {u"ls-tree"_s, u"-r"_s, u"-z"_s, u"HEAD"_s, u"--"_s, u"."_s});
    if (!listing)
        return fail(listing.error());
    if (!*listing)
        return QSet<QString>();
    const QHash<QString, QByteArray> objects = objectsByPath(**listing);
    QSet<QString> different;
    for (const QString &path : paths) {
        const QByteArray object = objects.value(path);
        const auto file = readCollectionFile(root, path);
        if (file && (object.isEmpty() || !isCommitted(file->bytes, object)))
            different.insert(path);
    }
    return different;
}

} // namespace core
