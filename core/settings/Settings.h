// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace core {

// What a person chose about the window, and where they left it. No secret, and nothing that a
// start depends on: each value has a default.
struct Settings
{
    enum class Appearance { System, Light, Dark };
    enum class SuccessColor { Blue, Green };
    enum class Contrast { System, Usual, High };
    enum class Sidebar { Automatic, Open, Folded }; // Automatic: as the window is wide enough

    static constexpr int smallestZoom = -6;
    static constexpr int largestZoom = 20;
    static constexpr int mostRecentTemplates = 10;

    Appearance appearance = Appearance::System;
    SuccessColor successColor = SuccessColor::Blue;
    Contrast contrast = Contrast::System;
    bool hasSingleLetters = true; // R, S, J, K and others act while the grid has the focus
    bool movesFocusByTab = false; // in the editor, instead of indenting
    bool showsMenuBar = true;
    bool showsDemoTour = true; // the bubble that leads through the demo stream
    int zoom = 0; // of the editor, in steps from its own size: smallestZoom … largestZoom
    // Keys by command id, as QKeySequence writes them portably; an empty text is "none". Only what
    // differs from the defaults.
    QMap<QString, QString> shortcuts;

    Sidebar sidebar = Sidebar::Automatic;
    bool areResultsAtRight = false;
    QByteArray windowGeometry; // of QWidget::saveGeometry()
    QMap<QString, QList<int>> splitters; // by name: sizes in pixels

    QString lastConnection;
    QMap<QString, QString> lastStreams; // by connection: name or ARN
    QStringList favouriteStreams; // "connection/stream"

    QStringList collections; // folders of templates that are open, absolute
    QStringList favouriteTemplates; // files, absolute
    QStringList recentTemplates; // files, absolute; the latest first
    QMap<QString, QString> environments; // by collection: the file that was chosen last, absolute
    QStringList trustedCollections; // whose suggested connections and streams were agreed to
    // By collection: those that its templates may use, as secretId() names them.
    QMap<QString, QStringList> grantedSecrets;
    QStringList storedSecrets; // likewise: those whose value was put into the keychain

    // The text that these were read from, for members of other versions.
    QJsonObject document;

    bool operator==(const Settings &) const = default;
};

} // namespace core
