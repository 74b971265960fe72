// swift-tools-version: 6.2
import PackageDescription

// One target a room (see the drawing in README.md). A C library is opened through one door, a system library target
// imported by one room alone; `swift build --explicit-target-dependency-import-check error` tells when a wall has a hole.

/// The three rooms of plain values that every other may use.
let values: [Target.Dependency] = ["Geometry", "Inks", "Diagnostics"]

/// Optimised in a debug build too: the search for pages and lines is run hundreds of times by the tests.
let fast: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "lettre",
  products: [
    .executable(name: "lettre", targets: ["lettre"]),
    .executable(name: "lettre-pictures", targets: ["lettre-pictures"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Values
    .target(name: "Geometry", swiftSettings: fast),
    .target(name: "Inks"),
    .target(name: "Diagnostics"),

    // Edges: disk and hashes
    .target(name: "Files", dependencies: values + ["CDigest"]),

    // Copy
    .target(
      name: "Documents", dependencies: values + ["CCmark", .product(name: "Yams", package: "Yams")], swiftSettings: fast
    ),
    .target(name: "Dictionaries", dependencies: values + ["Typesetting", "CHunspell", "CHyphen"]),
    .target(name: "FrenchText", dependencies: values, swiftSettings: fast),
    .target(name: "IssueModel", dependencies: values + ["Documents"], swiftSettings: fast),
    .target(name: "HTMLFile", dependencies: ["CGumbo"], swiftSettings: fast),
    .target(name: "XMLFile", dependencies: ["CXML"], swiftSettings: fast),
    .target(name: "ZIPFile", dependencies: ["CZip"]),
    .target(name: "Transfer", dependencies: ["Diagnostics", "CCurl"]),
    .target(
      name: "Gathering",
      dependencies: values + [
        "IssueModel", "Documents", "Files", "Imaging", "HTMLFile", "XMLFile", "ZIPFile", "Transfer",
      ], swiftSettings: fast),

    // Type and pages
    .target(name: "Fonts", dependencies: values),
    .target(name: "Layouts", dependencies: values + ["Documents", "Fonts", "Typesetting"]),
    .target(name: "Typesetting", dependencies: values + ["Fonts", "FrenchText"], swiftSettings: fast),
    .target(name: "Shaping", dependencies: values + ["Typesetting", "Fonts", "CHarfBuzz"], swiftSettings: fast),
    .target(name: "DisplayList", dependencies: values + ["Fonts"], swiftSettings: fast),
    .target(name: "Imaging", dependencies: values + ["Files"]),
    .target(name: "Profiles", dependencies: values + ["CLCMS"]),
    .target(
      name: "Composition",
      dependencies: values + ["IssueModel", "Documents", "Layouts", "Typesetting", "DisplayList", "Fonts"],
      swiftSettings: fast),

    .target(name: "QRCodes", dependencies: ["CQrencode"]),

    // Editions
    .target(name: "PrintRendering", dependencies: values + ["DisplayList", "Fonts", "CCairo"], swiftSettings: fast),
    .target(name: "Finishing", dependencies: values + ["DisplayList", "PDFFile"], swiftSettings: fast),
    .target(
      name: "EmailEdition", dependencies: values + ["IssueModel", "Documents", "FrenchText", "Imaging", "Files"],
      swiftSettings: fast),
    .target(name: "MailMessage", dependencies: ["Diagnostics", "Files", "CGMime"], swiftSettings: fast),
    .target(
      name: "EmailCheck",
      dependencies: values + ["IssueModel", "Documents", "FrenchText", "HTMLFile", "MailMessage"],
      swiftSettings: fast),

    // Finished files
    .target(name: "PDFFile", dependencies: ["Diagnostics", "CQPDF"], swiftSettings: fast),
    .target(name: "Preflight", dependencies: ["Geometry", "Diagnostics", "PDFFile"], swiftSettings: fast),

    // The programs
    .executableTarget(name: "lettre-pictures", dependencies: ["CVips"]),
    .target(
      name: "PressRun",
      dependencies: values + [
        "Files", "Documents", "Dictionaries", "FrenchText", "IssueModel", "Gathering", "Fonts", "Layouts",
        "Typesetting", "Shaping", "DisplayList", "Imaging", "Composition", "QRCodes", "PrintRendering", "EmailEdition",
        "MailMessage", "EmailCheck", "Transfer", "Profiles", "PDFFile", "Finishing", "Preflight",
      ]),
    .executableTarget(
      name: "lettre",
      dependencies: [
        "PressRun", "Diagnostics", "Files", "Gathering", "Geometry", "Inks", "IssueModel",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Tests mirror the rooms
    .testTarget(name: "ValuesTests", dependencies: values + ["Files", "Fonts"]),
    .testTarget(name: "DocumentsTests", dependencies: values + ["Documents", "Instruments"]),
    .testTarget(name: "LayoutsTests", dependencies: values + ["Layouts", "Documents", "Fonts", "Files"]),
    .testTarget(name: "IssueModelTests", dependencies: values + ["Documents", "IssueModel", "Files", "Instruments"]),
    .testTarget(
      name: "GatheringTests",
      dependencies: values + ["Gathering", "IssueModel", "Documents", "Files", "Imaging", "Instruments"]),
    .testTarget(name: "HTMLFileTests", dependencies: ["HTMLFile", "Instruments"]),
    .testTarget(name: "XMLFileTests", dependencies: ["XMLFile", "Instruments"]),
    .testTarget(name: "ZIPFileTests", dependencies: ["ZIPFile", "Instruments"]),
    .testTarget(name: "TransferTests", dependencies: ["Transfer", "Diagnostics", "Instruments"]),
    .testTarget(name: "FrenchTextTests", dependencies: values + ["FrenchText"]),
    .testTarget(
      name: "TypesettingTests",
      dependencies: values + [
        "Typesetting", "Shaping", "Fonts", "Dictionaries", "FrenchText", "DisplayList", "PrintRendering",
        "Instruments",
      ]),
    .testTarget(
      name: "CompositionTests",
      dependencies: values + [
        "Composition", "Layouts", "IssueModel", "Documents", "Typesetting", "DisplayList", "Fonts",
        "Instruments",
      ]),
    .testTarget(
      name: "PrintRenderingTests",
      dependencies: values + ["PrintRendering", "DisplayList", "Fonts", "Shaping", "Typesetting", "Instruments"]),
    .testTarget(name: "PDFFileTests", dependencies: ["PDFFile", "Diagnostics", "Instruments"]),
    .testTarget(name: "DisplayListTests", dependencies: values + ["DisplayList"]),
    .testTarget(name: "FinishingTests", dependencies: values + ["Finishing", "PDFFile", "DisplayList", "Fonts"]),
    .testTarget(name: "ProfilesTests", dependencies: values + ["Profiles", "Files"]),
    .testTarget(name: "PreflightTests", dependencies: ["Preflight", "PDFFile", "Diagnostics", "Instruments"]),
    .testTarget(name: "QRCodesTests", dependencies: ["QRCodes"]),
    .testTarget(name: "ImagingTests", dependencies: values + ["Imaging", "Files", "Instruments"]),
    .testTarget(
      name: "EmailEditionTests",
      dependencies: values + ["EmailEdition", "IssueModel", "Documents", "Imaging", "Instruments"]),
    .testTarget(name: "MailMessageTests", dependencies: ["MailMessage", "Diagnostics", "Files", "Instruments"]),
    .testTarget(
      name: "EmailCheckTests",
      dependencies: values + ["EmailCheck", "EmailEdition", "MailMessage", "IssueModel", "Documents", "Instruments"]),
    .testTarget(
      name: "LetterCommandTests", dependencies: ["lettre", "PressRun", "Diagnostics", "Files", "Instruments"]),
    .testTarget(
      name: "PressRunTests",
      dependencies: values + [
        "PressRun", "Composition", "EmailEdition", "Files", "Documents", "IssueModel", "DisplayList", "Fonts",
        "Layouts",
        "Finishing", "Instruments", "MailMessage", "PDFFile", "Preflight", "PrintedPages",
      ]),
    // What several tests measure with: chance that is the same on every run, tools that read files.
    .target(name: "Instruments", path: "Tests/Instruments"),
    // Reads finished pages for the tests: hundreds of megabytes, so it is optimised too.
    .target(name: "PrintedPages", path: "Tests/PrintedPages", swiftSettings: fast),

    // Doors
    .systemLibrary(
      name: "CCairo", pkgConfig: "cairo-pdf cairo-ft", providers: [.apt(["libcairo2-dev", "librsvg2-dev"])]),
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark-gfm", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CDigest", pkgConfig: "libmd", providers: [.apt(["libmd-dev"])]),
    .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    .systemLibrary(name: "CHarfBuzz", pkgConfig: "harfbuzz", providers: [.apt(["libharfbuzz-dev"])]),
    .systemLibrary(name: "CHunspell", pkgConfig: "hunspell", providers: [.apt(["libhunspell-dev"])]),
    .systemLibrary(name: "CHyphen", providers: [.apt(["libhyphen-dev"])]),
    .systemLibrary(name: "CLCMS", pkgConfig: "lcms2", providers: [.apt(["liblcms2-dev"])]),
    .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev", "zlib1g-dev"])]),
    .systemLibrary(name: "CQrencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CVips", pkgConfig: "vips", providers: [.apt(["libvips-dev"])]),
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
  ]
)

// `make fuzz` alone: the rooms that read what comes from outside, built to be watched by libFuzzer.
if let runtime = Context.environment["LETTRE_FUZZ"] {
  for target in package.targets
  where ["Gathering", "HTMLFile", "XMLFile", "ZIPFile", "Documents", "IssueModel"].contains(target.name) {
    target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-sanitize=fuzzer"]), .define("LETTRE_FUZZ")]
  }
  package.targets.append(
    .executableTarget(
      name: "fuzz-readers", dependencies: ["Gathering"], path: "Tests/Fuzz",
      linkerSettings: [.unsafeFlags([runtime, "-lstdc++"])]))
}
