// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console/Terminal.h"

#include <clocale>
#include <cstring>
#include <langinfo.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace app {

int columnsOf(int fileDescriptor, const Variable &variable)
{
    winsize size{};
    if (ioctl(fileDescriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    const int columns = variable("COLUMNS").toInt();
    return columns > 0 ? columns : 80;
}

Terminal terminalOf(int fileDescriptor, Colours colours, const Variable &variable)
{
    Terminal terminal;
    terminal.isTerminal = isatty(fileDescriptor) == 1;
    if (!terminal.isTerminal)
        return terminal;
    terminal.columns = columnsOf(fileDescriptor, variable);
    terminal.hasColours = colours == Colours::WhenTerminal && variable("NO_COLOR").isEmpty()
        && variable("TERM") != "dumb";
    return terminal;
}

bool adoptUtf8Locale()
{
    std::setlocale(LC_ALL, ""); // NOLINT(concurrency-mt-unsafe): no other thread yet
    // NOLINTNEXTLINE(concurrency-mt-unsafe)
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
        return true;
    qputenv("LC_ALL", "C.UTF-8");
    std::setlocale(LC_ALL, ""); // NOLINT(concurrency-mt-unsafe)
    return false;
}

} // namespace app
