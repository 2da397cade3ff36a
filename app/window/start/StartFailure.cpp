// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/start/StartFailure.h"

#include "ui/common/Theme.h"
#include "ui/shell/FailureDialog.h"

#include <QApplication>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace app {

using namespace Qt::Literals::StringLiterals;

bool isRead([[maybe_unused]] int descriptor)
{
#ifdef Q_OS_UNIX
    struct stat about = {};
    return ::isatty(descriptor) == 1
        || (::fstat(descriptor, &about) == 0 && S_ISFIFO(about.st_mode));
#else
    return false; // a window has no console there
#endif
}

bool hasScreen(const QString &platform)
{
    return platform == u"xcb"_s || platform == u"windows"_s || platform == u"cocoa"_s
        || platform.startsWith(u"wayland"_s);
}

void showStartFailure(const core::Error &error, bool isDark)
{
    ui::applyAppearance(*qApp, ui::Appearance::System, isDark);
    ui::FailureDialog dialog(QApplication::translate("app::StartFailure", "Headgate cannot start"),
                             error.detail);
    dialog.exec();
}

} // namespace app
