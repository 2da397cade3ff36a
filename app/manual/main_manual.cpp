// SPDX-License-Identifier: GPL-3.0-or-later
// headgate-manual page VERSION DATE | bash | zsh: writes it to standard output. Runs in the build
// only.
#include "app/manual/BashCompletion.h"
#include "app/manual/ManualPage.h"
#include "app/manual/ZshCompletion.h"

#include <QStringList>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

int main(int argc, char **argv)
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QString::fromUtf8(argv[i]));
    QByteArray text;
    if (words.value(0) == u"page" && words.size() == 3)
        text = app::manualPage(words.at(1), words.at(2)).toUtf8();
    else if (words == QStringList(u"bash"_s))
        text = app::bashCompletion().toUtf8();
    else if (words == QStringList(u"zsh"_s))
        text = app::zshCompletion().toUtf8();
    else
        return 2;
    const auto length = static_cast<std::size_t>(text.size());
    return std::fwrite(text.constData(), 1, length, stdout) == length && std::fflush(stdout) == 0
        ? 0
        : 1;
}
