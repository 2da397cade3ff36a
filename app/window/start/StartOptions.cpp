// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/start/StartOptions.h"

#include <QDir>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

core::Error usage(const QString &detail)
{
    return {.kind = core::Error::Kind::BadInput,
            .detail = detail + u" See headgate --help."_s,
            .where = u"options"_s};
}

QString absolute(const QString &path)
{
    return QDir::cleanPath(QDir::current().absoluteFilePath(path));
}

} // namespace

core::Result<StartOptions> readStartOptions(const QStringList &words,
                                            const QString &defaultDataFolder)
{
    StartOptions options{.dataFolder = defaultDataFolder};
    bool onlyFiles = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        if (onlyFiles || !word.startsWith(u'-')) {
            options.files.append(absolute(word));
        } else if (word == u"--"_s) {
            onlyFiles = true;
        } else if (word.startsWith(u"--data-dir="_s) || word == u"--data-dir"_s) {
            const bool isApart = word == u"--data-dir"_s;
            const QString folder = isApart ? words.value(++i) : word.section(u'=', 1);
            if (folder.isEmpty())
                return core::fail(usage(u"--data-dir needs a folder."_s));
            options.dataFolder = absolute(folder);
        } else {
            return core::fail(usage(u"%1 is no option of headgate."_s.arg(word)));
        }
    }
    return options;
}

QString startHelp()
{
    return uR"(Usage: headgate [--data-dir DIR] [FILE ...]

Opens the window: write records, send them to a stream, see what became of each
one. A FILE of records (JSONL, or one JSON document) opens as a draft. When the
window is open already, it comes to the front and takes the files.

  --data-dir DIR  keep settings, connections and drafts in DIR; each folder has
                  a window of its own
  --version       print the version and exit
  -h, --help      print this and exit

headgate-cli does the same without a window.
)"_s;
}

} // namespace app
